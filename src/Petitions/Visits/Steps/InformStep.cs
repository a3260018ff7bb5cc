using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Replies;
using Petitions.Tasks;

namespace Petitions.Visits.Steps;

/// <summary>告知: in writing on the spot; by word of mouth where the matter is settled; else in writing within fifteen days (art. 23).</summary>
public sealed class InformStep(PetitionsDb db, VisitBook visits, NoticeBook notices, OfficeClock clock) : IStep
{
    private sealed record Told(NoticeForm Form, string Route, string Procedure, string? Proof);

    public string Name => "inform";

    public async Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var settled = context.Case.Handling is not null;
        var outcomes = new List<StepOutcome>
        {
            new("told", Schema.Object(
                Schema.Required("form", Schema.Choice<NoticeForm>(settled ? [NoticeForm.Written, NoticeForm.Oral] : [NoticeForm.Written])),
                Schema.Required("route", Schema.Text()), Schema.Required("procedure", Schema.Text()), Schema.Optional("proof", Schema.Text(300)))),
        };
        // Whom no letter reaches is told here or never (条例 art. 23 excepts unknown names and addresses).
        if (!settled || (await db.Petitioners.FindAsync([context.Case.Id], context.Cancellation))?.CanBeReached == true)
            outcomes.Add(new("later", Schema.Object(Schema.Required("reason", Schema.Text(500)))));
        return outcomes;
    }

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var (letter, settled) = (context.Case, context.Case.Handling is not null);
        (await visits.LastAsync(letter.Id, context.Cancellation)).End(clock.Now);
        if (outcome == "told")
        {
            var told = data.As<Told>();
            var telling = new Telling(told.Form, told.Route, told.Procedure, ReplyChannel.InPerson, clock.Now, told.Proof);
            await notices.TellAsync(letter, telling, context.PersonId ?? "", context.Cancellation);
            letter.AtDesk("informed");
            if (settled)
                notices.Answer(letter, telling, context.PersonId ?? "");
        }
        return new JsonObject { ["settled"] = settled };
    }
}

/// <summary>十五日内书面告知, by post or mail; where it comes back, a second person says that nothing more can be done.</summary>
public sealed class NotifyStep(PetitionsDb db, NoticeBook notices, DeadlineBook deadlines, OfficeClock clock) : IStep
{
    private sealed record Served(string Route, string Procedure, ReplyChannel Channel, DateTimeOffset ServedAt, string? Proof);

    public string Name => "notify";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) => Task.FromResult<IReadOnlyList<StepOutcome>>(
    [
        new("served", Schema.Object(
            Schema.Required("route", Schema.Text()), Schema.Required("procedure", Schema.Text()), Schema.Required("channel", Schema.Choice<ReplyChannel>()),
            Schema.Required("servedAt", Schema.Instant()), Schema.Optional("proof", Schema.Text(300)))),
        new("undeliverable", Schema.Object(Schema.Required("reason", Schema.Text(500)))),
    ]);

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var letter = context.Case;
        var settled = await db.VisitSettledAsync(letter.Id, context.Cancellation);
        if (outcome == "undeliverable")
        {
            await deadlines.EndAsync(letter.Id, DeadlineBook.Notice, "undeliverable", context.Cancellation);
            if (settled)
                letter.ProposeNoReply(NoReplyReason.Undeliverable);
            return new JsonObject { ["settled"] = settled };
        }
        var served = data.As<Served>();
        Rules.Require.That(served.ServedAt.UtcDateTime >= letter.Receipt.ReceivedAt && served.ServedAt <= clock.Now, "notice-time");
        var telling = new Telling(NoticeForm.Written, served.Route, served.Procedure, served.Channel, served.ServedAt.UtcDateTime, served.Proof);
        await notices.TellAsync(letter, telling, context.PersonId ?? "", context.Cancellation);
        if (settled)
            notices.Answer(letter, telling, context.PersonId ?? "");
        return new JsonObject { ["settled"] = settled };
    }
}
