using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Tests.Studio;

/// <summary>
/// A definition as Elsa Studio exports it: our own, in the shape of Studio 3.8 (consultation), 3.5 (handover) and 3.0 (reminder).
/// Run by what a person would do: <c>task=json</c>, <c>!event</c> or <c>+timespan</c>, one after the other.
/// </summary>
internal sealed class StudioExport
{
    public static readonly string[] Names = ["consultation", "handover", "reminder"];

    private static readonly DateTimeOffset Begin = new(2026, 8, 31, 10, 0, 0, TimeSpan.Zero);

    public StudioExport(string name)
    {
        Json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Studio", name + ".json"));
        Definition = WorkflowDefinitionReader.Read(Json, ActivityRegistry.BuiltIn());
    }

    public string Json { get; }

    public WorkflowDefinition Definition { get; }

    public InstanceState Run(JsonObject input, params string[] steps)
    {
        var clock = new FakeTimeProvider(Begin);
        var runner = new WorkflowRunner(clock, new RunnerOptions());
        var state = runner.Start(Definition, "i", input).State;
        foreach (var step in steps)
        {
            var burst = Take(runner, clock, InstanceState.FromJson(state.ToJson()), step);
            burst.Delivered.ShouldBeTrue($"{step} is waited for");
            state = burst.State;
        }

        return state;
    }

    private Burst Take(WorkflowRunner runner, FakeTimeProvider clock, InstanceState state, string step)
    {
        if (step[0] == '!') return runner.Publish(Definition, state, step[1..], null);
        if (step[0] == '+')
        {
            clock.Advance(TimeSpan.Parse(step[1..], System.Globalization.CultureInfo.InvariantCulture));
            return runner.Elapse(Definition, state, clock.GetUtcNow().UtcDateTime);
        }

        var task = step.Split('=', 2);
        return runner.CompleteTask(Definition, state, state.Bookmarks.Single(wait => wait.Name == task[0]).Id, JsonNode.Parse(task[1]));
    }
}
