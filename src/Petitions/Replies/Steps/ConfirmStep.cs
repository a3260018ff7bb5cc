using System.Text.Json.Nodes;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Replies.Steps;

/// <summary>The second person: nothing ends without an answer on one person's word (design §6).</summary>
public sealed class ConfirmStep : IStep
{
    public string Name => "confirm";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) => Task.FromResult<IReadOnlyList<StepOutcome>>(
    [
        new("confirmed", Schema.Object(Schema.Optional("opinion", Schema.Text()))),
        new("refused", Schema.Object(Schema.Required("opinion", Schema.Text()))),
    ]);

    public Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        Require.That(context.Task.NotPersonId is not null && context.PersonId != context.Task.NotPersonId, "second-person-needed");
        if (outcome == "confirmed")
            context.Case.ConfirmNoReply();
        else
            context.Case.RefuseNoReply();
        return Task.FromResult<JsonObject>([]);
    }
}

/// <summary>回访 by somebody of the accepting unit who did not handle it (V-15).</summary>
public sealed class FollowUpStep : IStep
{
    public string Name => "followUp";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var notes = Schema.Object(Schema.Required("notes", Schema.Text()));
        return Task.FromResult<IReadOnlyList<StepOutcome>>([new("satisfied", notes), new("dissatisfied", notes), new("unreachable", notes)]);
    }

    public Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        Require.That(context.PersonId != context.Case.Handling?.HandledBy, "second-person-needed");
        context.Case.FollowedUp(outcome);
        return Task.FromResult<JsonObject>([]);
    }
}
