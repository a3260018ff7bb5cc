using System.Text.Json.Nodes;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;
using ValueType = Petitions.Workflows.Definitions.ValueType;

namespace Petitions.Workflows.Conformance;

/// <summary>The two host activity types the recorded runs use.</summary>
public static class ConformanceHost
{
    /// <summary>The built-in types and the two of the recordings.</summary>
    /// <param name="actions">What Petitions.Action does, per activity id on its first, second, ... execution; null for Done.</param>
    public static ActivityRegistry Registry(JsonObject? actions = null)
        => ActivityRegistry.BuiltIn().With(new HumanTask()).With(new RecordedAction(actions));

    private sealed class HumanTask : IHostActivity
    {
        private const string TaskKind = "taskKind";

        public string Type => "Petitions.HumanTask";

        public IReadOnlyList<InputDeclaration> Inputs { get; } =
        [
            new(TaskKind, new ValueType(ValueKind.String)),
            new("role", new ValueType(ValueKind.String)),
            new("unit", new ValueType(ValueKind.String)),
        ];

        public HostAnswer Execute(HostCall call) => HostAnswer.Wait(call.Inputs[TaskKind]?.GetValue<string>() ?? "");
    }

    private sealed class RecordedAction(JsonObject? actions) : IHostActivity
    {
        public string Type => "Petitions.Action";

        public IReadOnlyList<InputDeclaration> Inputs { get; } =
        [
            new("actionName", new ValueType(ValueKind.String)),
            new("unit", new ValueType(ValueKind.String)),
            new("count", new ValueType(ValueKind.Int32)),
            new("amount", new ValueType(ValueKind.Decimal)),
            new("flag", new ValueType(ValueKind.Boolean)),
            new("data", new ValueType(ValueKind.Object)),
        ];

        public HostAnswer Execute(HostCall call)
        {
            if (actions?[call.Activity.Id] is not JsonArray { Count: > 0 } script) return HostAnswer.Complete();
            var entry = script[Math.Min(call.Visit, script.Count) - 1]!.AsObject();
            if (entry["throw"] is { } message) throw new InvalidOperationException(message.GetValue<string>());
            var outcome = entry["outcome"]?.GetValue<string>() ?? "Done";
            return entry.ContainsKey("result") ? HostAnswer.Complete(outcome, entry["result"]?.DeepClone()) : HostAnswer.Complete(outcome);
        }
    }
}
