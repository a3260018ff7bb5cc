using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Guard.Identities;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Replies.Steps;

/// <summary>答复与送达, or a coded reason why there can be none, which somebody else must confirm (L-22, design §6).</summary>
public sealed class ReplyStep(PetitionsDb db, WriterIdentities identities, UnitMail mail, DeadlineBook deadlines, OfficeClock clock) : IStep
{
    private sealed record Answer(string Text, ReplyChannel Channel, DateTime ServedAt, string? Proof);

    public string Name => "reply";

    public async Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var petitioner = await PetitionerAsync(context);
        var outcomes = new List<StepOutcome>();
        if (petitioner.CanBeReached)
            outcomes.Add(new("replied", Schema.Object(
                Schema.Required("text", Schema.Text(20_000)),
                Schema.Required("channel", Schema.Choice(ChannelsFor(petitioner))),
                Schema.Required("servedAt", Schema.Instant()),
                Schema.Optional("proof", Schema.Text(300)))));
        var reasons = ReasonsFor(context.Case, petitioner).ToList();
        if (reasons.Count > 0)
            outcomes.Add(new("noReply", Schema.Object(Schema.Required("reasonCode", Schema.Choice<NoReplyReason>(reasons)))));
        return outcomes;
    }

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var petitioner = await PetitionerAsync(context);
        if (outcome == "noReply")
        {
            var reason = data.As<NoReply>().ReasonCode;
            Require.That(ReasonsFor(context.Case, petitioner).Contains(reason), "no-reply-reason");
            context.Case.ProposeNoReply(reason);
            return [];
        }
        var answer = data.As<Answer>();
        Require.That(petitioner.CanBeReached, "writer-unknown");
        var servedAt = answer.ServedAt.ToUniversalTime();
        Require.That(servedAt >= context.Case.Receipt.ReceivedAt, "served-before-receipt");
        db.Replies.Add(new Reply
        {
            Id = Guid.NewGuid(),
            CaseId = context.Case.Id,
            Text = answer.Text,
            Channel = answer.Channel,
            ServedAt = servedAt,
            Proof = answer.Proof,
            RepliedBy = context.PersonId ?? "",
        });
        if (answer.Channel == ReplyChannel.Mail)
            mail.Answer(context.Case, (await identities.OfAsync(context.Case, context.Cancellation)).Email!, answer.Text);
        context.Case.Replied();
        // When he had it counts, not when it was typed in; an answer tells him what a notice would have told him, too.
        var known = servedAt < clock.Now ? servedAt : clock.Now;
        foreach (var rule in new[] { DeadlineBook.Handling, DeadlineBook.Serving, DeadlineBook.Notice })
            await deadlines.MeetAsync(context.Case.Id, rule, known, context.Cancellation);
        return [];
    }

    private sealed record NoReply(NoReplyReason ReasonCode);

    private async Task<Petitioner> PetitionerAsync(StepContext context) =>
        await db.Petitioners.FindAsync([context.Case.Id], context.Cancellation) ?? throw new RuleBroken("letter-not-open");

    private static IEnumerable<ReplyChannel> ChannelsFor(Petitioner petitioner) =>
        Enum.GetValues<ReplyChannel>().Where(c => c switch
        {
            ReplyChannel.Mail => petitioner.Reach.HasFlag(Reach.Mail),
            ReplyChannel.Phone => petitioner.Reach.HasFlag(Reach.Phone),
            ReplyChannel.Post => petitioner.Reach.HasFlag(Reach.Post),
            ReplyChannel.InPerson => true,
            _ => throw new ArgumentOutOfRangeException(nameof(petitioner)),
        });

    private static IEnumerable<NoReplyReason> ReasonsFor(PetitionCase letter, Petitioner petitioner)
    {
        if (!petitioner.CanBeReached)
            yield return NoReplyReason.UnknownWriter;
        if (letter.Closing.IsNoted)
            yield return NoReplyReason.LeaderMatter;
        if (letter.SlipOrRefuse().Class == PetitionClass.Accusation)
            yield return NoReplyReason.ProtectedChannel;
    }
}
