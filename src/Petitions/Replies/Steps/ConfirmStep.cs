using System.Text.Json.Nodes;
using Petitions.Deadlines;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Replies.Steps;

/// <summary>The second person: nothing ends without an answer on one person's word (design §6).</summary>
public sealed class ConfirmStep(DeadlineBook deadlines) : IStep
{
    public string Name => "confirm";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) => Task.FromResult<IReadOnlyList<StepOutcome>>(
    [
        new("confirmed", Schema.Object(Schema.Optional("opinion", Schema.Text()))),
        new("refused", Schema.Object(Schema.Required("opinion", Schema.Text()))),
    ]);

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        Require.That(context.Task.NotPersonId is not null && context.PersonId != context.Task.NotPersonId, "second-person-needed");
        if (outcome == "refused")
        {
            context.Case.RefuseNoReply();
            return [];
        }
        context.Case.ConfirmNoReply();
        await deadlines.EndAllAsync(context.Case.Id, "no-answer-possible", context.Cancellation);
        return [];
    }
}

/// <summary>回访 by somebody of the accepting unit who did not handle it (V-15).</summary>
public sealed class FollowUpStep(DeadlineBook deadlines) : IStep
{
    public string Name => "followUp";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var notes = Schema.Object(Schema.Required("notes", Schema.Text()));
        return Task.FromResult<IReadOnlyList<StepOutcome>>([new("satisfied", notes), new("dissatisfied", notes), new("unreachable", notes)]);
    }

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        Require.That(context.PersonId != context.Case.Handling?.HandledBy, "second-person-needed");
        context.Case.FollowedUp(outcome);
        await deadlines.MeetAsync(context.Case.Id, DeadlineBook.FollowUp, context.Cancellation);
        return [];
    }
}
