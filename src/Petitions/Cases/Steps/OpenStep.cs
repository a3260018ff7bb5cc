using System.Text.Json.Nodes;
using Petitions.Deadlines;
using Petitions.Tasks;

namespace Petitions.Cases.Steps;

/// <summary>拆封: opened and registered, or left closed for its addressee, or sent back as misdelivered (L-04, L-07, L-08).</summary>
public sealed class OpenStep(Registrar registrar, DeadlineBook deadlines) : IStep
{
    public string Name => "open";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var note = Schema.Object(Schema.Optional("note", Schema.Text()));
        var closed = new StepOutcome[] { new("doNotOpen", note), new("misdelivered", note) };
        return Task.FromResult<IReadOnlyList<StepOutcome>>(
            context.Case.MayOpen ? [new("opened", RegistrationForm.Schema), .. closed] : closed);
    }

    /// <summary>Without the writer: who wrote, and with which ID number, stands in the petitioner's own row only.</summary>
    public JsonObject Recorded(JsonObject data)
    {
        var kept = data.DeepClone().AsObject();
        kept.Remove("petitioner");
        return kept;
    }

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        if (outcome == "opened")
        {
            var writer = await registrar.RegisterAsync(context.Case, data.As<RegistrationForm>(), context.Task.Id, context.Cancellation);
            // An envelope that was not to be opened, and is after all: its clocks run on at their old dates.
            await deadlines.ReopenAsync(context.Case.Id, [DeadlineBook.OpenSameDay, DeadlineBook.ForwardThreeDays, DeadlineBook.Notice], context.Cancellation);
            await deadlines.MeetAsync(context.Case.Id, DeadlineBook.OpenSameDay, context.Cancellation);
            // 姓名、住址不清的除外 (条例 art. 23).
            if (!writer.CanBeReached)
                await deadlines.EndAsync(context.Case.Id, DeadlineBook.Notice, "writer-unreachable", context.Cancellation);
        }
        else
        {
            context.Case.LeaveUnopened(outcome == "misdelivered" ? NoReplyReason.Misdelivered : NoReplyReason.Unopened);
            await deadlines.EndAllAsync(context.Case.Id, outcome, context.Cancellation);
        }
        return [];
    }
}
