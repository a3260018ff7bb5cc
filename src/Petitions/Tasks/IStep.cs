using System.Text.Json.Nodes;
using Petitions.Access;
using Petitions.Cases;

namespace Petitions.Tasks;

/// <summary>What a person may decide in a step, with the schema of the data that goes with it.</summary>
public sealed record StepOutcome(string Name, JsonObject Schema);

/// <summary>The case, the task and whoever acts; no viewer when the system does.</summary>
public sealed record StepContext(PetitionCase Case, HumanTask Task, Viewer? Viewer, JsonObject Payload, CancellationToken Cancellation)
{
    public string? PersonId => Viewer?.PersonId;
}

/// <summary>
/// The rules of one step of a letter. The workflow file says when it is reached and who is asked; what must hold in it
/// is said here, so that no edited file can remove it.
/// </summary>
public interface IStep
{
    /// <summary>The task name in workflow files.</summary>
    string Name { get; }

    Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context);

    /// <summary>What the step's history keeps of the data; not what is kept apart for its own protection.</summary>
    JsonObject Recorded(JsonObject data) => data;

    /// <returns>What the workflow needs to know to go on: never more, instance state is no place for a letter's content.</returns>
    Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data);
}

/// <summary>A step that the house has no rules for: whatever RunTask a workflow file adds.</summary>
public sealed class PlainStep(string name) : IStep
{
    public string Name => name;

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var names = context.Payload["outcomes"] is JsonArray given ? given.Select(n => n!.GetValue<string>()) : ["done"];
        return Task.FromResult<IReadOnlyList<StepOutcome>>(
            [.. names.Select(n => new StepOutcome(n, Schema.Object(Schema.Optional("note", Schema.Text()))))]);
    }

    public Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data) => Task.FromResult(data);
}

/// <summary>Every step the house has rules for, by task name.</summary>
public sealed class StepCatalogue(IEnumerable<IStep> steps)
{
    private readonly Dictionary<string, IStep> byName = steps.ToDictionary(s => s.Name);

    public IStep Find(string name) => byName.GetValueOrDefault(name) ?? new PlainStep(name);
}
