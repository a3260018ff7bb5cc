using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Tasks;

namespace Petitions.Dispatch.Steps;

/// <summary>接收或异议: the unit accepts, or objects with its reasons and gives everything back (条例 art. 23).</summary>
public sealed class AcknowledgeStep(PetitionsDb db, DeadlineBook deadlines, OfficeClock clock) : IStep
{
    public string Name => "acknowledge";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) => Task.FromResult<IReadOnlyList<StepOutcome>>(
    [
        new("accepted", Schema.Object(Schema.Optional("reason", Schema.Text()))),
        new("objected", Schema.Object(Schema.Required("reason", Schema.Text()))),
    ]);

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var (letter, unit) = (context.Case, context.Case.Routing?.TargetUnit);
        var sent = await db.OfficialLetters.Where(l => l.CaseId == letter.Id && l.TargetUnit == unit && !l.IsCopy && l.AnsweredAt == null).ToListAsync(context.Cancellation);
        foreach (var official in sent)
            (official.AnsweredAt, official.Answer, official.AnswerReason) = (clock.Now, outcome, data.Text("reason"));
        await deadlines.MeetAsync(letter.Id, DeadlineBook.Objection, context.Cancellation);
        if (outcome == "accepted")
        {
            letter.Accepted();
            return [];
        }
        // Who gave the letter back sees it no longer.
        foreach (var party in await db.CaseParties.Where(p => p.CaseId == letter.Id && p.UnitId == unit && p.To == null).ToListAsync(context.Cancellation))
            party.To = clock.Now;
        await deadlines.EndAsync(letter.Id, DeadlineBook.Report, outcome, context.Cancellation);
        letter.Objected();
        return [];
    }
}
