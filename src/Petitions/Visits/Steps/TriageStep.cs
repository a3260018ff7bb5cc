using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits.Steps;

/// <summary>
/// 分流: what class the matter is of, whom it is about, and whether this is the house for it (条例 art. 20, 22). An accusation is
/// sealed here and goes to the sealed room; whoever is named loses the visit in this very act.
/// </summary>
public sealed class TriageStep(PetitionsDb db, AccusedRegister accused, VisitBook visits, TaskOpener tasks, OfficeClock clock) : IStep
{
    private sealed record Triage(
        string? Request, PetitionClass Class, Urgency? Urgency, AccusedEntry Accused, IReadOnlyList<string>? RespondentUnits, string? GoTo, string? Basis);

    public string Name => "triage";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var goTo = new[] { Schema.Required("goTo", Schema.Text(300)), Schema.Required("basis", Schema.Text(500)) };
        return Task.FromResult<IReadOnlyList<StepOutcome>>(
        [
            new("here", Form([PetitionClass.Claim, PetitionClass.Suggestion], AccusedSchema.Entry)),
            new("accusation", Form([PetitionClass.Accusation], AccusedSchema.Entry)),
            new("wrongLevel", Form([PetitionClass.Claim, PetitionClass.Suggestion], AccusedSchema.Entry, goTo)),
            new("litigation", Form([PetitionClass.Claim], AccusedSchema.Entry, goTo)),
        ]);
    }

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var (letter, triage) = (context.Case, data.As<Triage>());
        letter.Read(SlipOf(letter, triage, context.PersonId ?? ""));
        letter.AtDesk("triaged");
        await accused.SetAsync(letter, triage.Accused, triage.RespondentUnits ?? [], context.Cancellation);
        if (outcome is "wrongLevel" or "litigation")
            Told(letter, triage, context.PersonId ?? "");
        if (letter.Sealed)
            // He goes to another room, where somebody else calls him.
            (await visits.LastAsync(letter.Id, context.Cancellation)).WaitAgain();
        await tasks.ReassessAsync(letter, context.Task.Id, context.Cancellation);
        return [];
    }

    private Slip SlipOf(PetitionCase letter, Triage triage, string readBy)
    {
        var registration = letter.Registration ?? throw new RuleBroken("letter-not-open");
        return new Slip
        {
            Who = db.Petitioners.Local.SingleOrDefault(p => p.CaseId == letter.Id)?.Name ?? db.Petitioners.Find(letter.Id)?.Name ?? "—",
            What = registration.Title,
            Where = registration.Place,
            Request = triage.Request ?? registration.Title,
            Class = triage.Class,
            Urgency = triage.Urgency ?? Urgency.Ordinary,
            Credibility = Credibility.Unknown,
            AttachmentsRead = true,
            ReadAt = clock.Now,
            ReadBy = readBy,
        };
    }

    /// <summary>告知去向: the answer is where to go, and the law that says so.</summary>
    private void Told(PetitionCase letter, Triage triage, string personId)
    {
        db.DeskDecisions.Add(new DeskDecision
        {
            CaseId = letter.Id,
            Decision = VisitDecision.ToldElsewhere,
            Text = triage.GoTo!,
            Basis = triage.Basis,
            DecidedBy = personId,
            At = clock.Now,
        });
        letter.SettledAtDesk(HandlingResult.Explained, triage.GoTo!, triage.Basis!, triage.GoTo!, personId, clock.Now);
    }

    private static JsonObject Form(IEnumerable<PetitionClass> classes, JsonObject accusedEntry, params IEnumerable<Schema.Field> more) => Schema.Object(
    [
        Schema.Required("class", Schema.Choice(classes)),
        Schema.Optional("request", Schema.Text(500)),
        Schema.Optional("urgency", Schema.Choice<Urgency>()),
        Schema.Required("accused", accusedEntry),
        Schema.Optional("respondentUnits", Schema.List(Schema.IdFrom("/api/units"))),
        .. more,
    ]);
}
