using System.Text.Json.Nodes;
using Petitions.Deadlines;
using Petitions.Tasks;

namespace Petitions.Cases.Steps;

/// <summary>归档, or back to the step that is wanting.</summary>
public sealed class ArchiveStep(DeadlineBook deadlines, OfficeClock clock) : IStep
{
    public string Name => "archive";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var archived = new StepOutcome("archived", Schema.Object(
            Schema.Required("retention", Schema.Choice<Retention>()), Schema.Optional("missing", Schema.Text())));
        var returned = new StepOutcome("returned", Schema.Object(
            Schema.Required("step", Schema.Choice("handle", "reply", "followUp")), Schema.Required("missing", Schema.Text())));
        // An envelope that was never opened has no step to go back to.
        return Task.FromResult<IReadOnlyList<StepOutcome>>(context.Case.Registration is null ? [archived] : [archived, returned]);
    }

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        if (outcome == "archived")
        {
            context.Case.Archive(clock.Now);
            await deadlines.EndAllAsync(context.Case.Id, outcome, context.Cancellation);
        }
        else
        {
            context.Case.ReturnFromArchive();
        }
        return new JsonObject { ["step"] = data.Text("step") };
    }
}
