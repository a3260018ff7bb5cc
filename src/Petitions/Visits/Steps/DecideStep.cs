using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Cases.Steps;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits.Steps;

/// <summary>处理: what the desk does with what it has heard (V-07 to V-14). A call to a unit comes back here with what was learned.</summary>
public sealed class DecideStep(PetitionsDb db, Proposal proposal, DictionaryBook dictionary, OfficeClock clock) : IStep
{
    private sealed record Settlement(string Answer, string Basis, ExplanationGround? Ground);

    private sealed record Call(string Unit, string SpokeWith, string Phone, DateTimeOffset CalledAt, string Asked, string Learned, string? SecondPerson);

    private sealed record Coordination(string With, string Agreed);

    private static readonly DisposalMethod[] Assigning = [DisposalMethod.Refer, DisposalMethod.ReferByLetter, DisposalMethod.ReferToHead];
    private static readonly DisposalMethod[] Filing = [DisposalMethod.HandleHere, .. Assigning];

    public string Name => "decide";

    public async Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var letter = context.Case;
        var outcomes = new List<StepOutcome>
        {
            new("answered", Schema.Object(Schema.Required("answer", Schema.Text(20_000)), Schema.Required("basis", Schema.Text()))),
            new("explained", Schema.Object(
                Schema.Required("ground", Schema.Choice<ExplanationGround>()), Schema.Required("answer", Schema.Text(20_000)), Schema.Required("basis", Schema.Text()))),
            new("phoneChecked", Schema.Object(CallFields(letter))),
        };
        // An accusation is never settled by the one who heard it (条例 art. 30).
        if (letter.SlipOrRefuse().Class == PetitionClass.Accusation)
            outcomes.RemoveRange(0, 2);
        await AddAsync("toLeader", [DisposalMethod.PresentAbstract], [Schema.Required("reason", Schema.Text())]);
        await AddAsync("assigned", Assigning, [Schema.Required("reason", Schema.Text()), Schema.Required("reportDueOn", Schema.Date())]);
        if (await proposal.CanHandleHereAsync(letter, context.Cancellation))
            outcomes.Add(new("coordinated", Schema.Object(Schema.Required("with", Schema.Text(500)), Schema.Required("agreed", Schema.Text()))));
        await AddAsync("filed", Filing, [Schema.Required("reason", Schema.Text()), Schema.Required("criteria", Schema.List(Schema.IdFrom("/api/dictionary/filing"), 1))]);
        outcomes.Add(new("returned", Schema.Object(Schema.Required("reason", Schema.Text()))));
        return outcomes;

        async Task AddAsync(string outcome, DisposalMethod[] methods, Schema.Field[] more)
        {
            if (await proposal.SchemasAsync(letter, methods, more, context.Cancellation) is { Count: > 0 } possible)
                outcomes.Add(new StepOutcome(outcome, Schema.OneOf(possible)));
        }
    }

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var (letter, personId) = (context.Case, context.PersonId ?? "");
        switch (outcome)
        {
            case "returned":
                letter.AtDesk("returned");
                return [];
            case "phoneChecked":
                Record(letter, data.As<Call>(), personId);
                letter.AtDesk("phoneChecked");
                return [];
            case "answered" or "explained":
                var settled = data.As<Settlement>();
                Decided(letter, outcome == "answered" ? VisitDecision.Answered : VisitDecision.Explained, settled.Answer, settled.Basis, settled.Ground, personId);
                letter.SettledAtDesk(outcome == "answered" ? HandlingResult.Supported : HandlingResult.Explained, letter.SlipOrRefuse().What, settled.Basis, settled.Answer, personId, clock.Now);
                return new JsonObject { ["settled"] = true };
            case "coordinated":
                var agreed = data.As<Coordination>();
                Decided(letter, VisitDecision.Coordinated, $"{agreed.With}: {agreed.Agreed}", null, null, personId);
                return await proposal.TakeAsync(letter, new ProposalForm(DisposalMethod.HandleHere, null, agreed.Agreed, null, null), personId, null, false, context.Cancellation);
        }
        var form = data.As<ProposalForm>();
        // 立案标准: the seeds name none, so the office keeps its own, a dictionary like the others (C13).
        foreach (var criterion in form.Criteria ?? [])
            await dictionary.CodeAsync(DictionaryKind.Filing, criterion, context.Cancellation);
        Require.That(form.ReportDueOn is null || form.ReportDueOn >= clock.Today, "report-due-in-past");
        Decided(letter, outcome switch { "toLeader" => VisitDecision.ToLeader, "assigned" => VisitDecision.Assigned, _ => VisitDecision.Filed }, form.Reason ?? "", null, null, personId);
        return await proposal.TakeAsync(letter, form, personId, approvedAs: null, instructed: false, context.Cancellation);
    }

    private void Record(PetitionCase letter, Call call, string personId)
    {
        Require.That(call.CalledAt <= clock.Now, "call-in-future");
        // Two people, and never the accused's own unit: which the guard has asked already (domain.md §10.3 route 33).
        Require.That(!letter.Sealed || !string.IsNullOrWhiteSpace(call.SecondPerson) && call.SecondPerson != personId, "sealed-call-needs-two");
        db.PhoneChecks.Add(new PhoneCheck
        {
            Id = Guid.NewGuid(),
            CaseId = letter.Id,
            UnitId = call.Unit,
            SpokeWith = call.SpokeWith,
            Phone = call.Phone,
            CalledAt = call.CalledAt.UtcDateTime,
            Asked = call.Asked,
            Learned = call.Learned,
            SecondPerson = call.SecondPerson,
            CalledBy = personId,
        });
    }

    private void Decided(PetitionCase letter, VisitDecision decision, string text, string? basis, ExplanationGround? ground, string personId) => db.DeskDecisions.Add(new DeskDecision
    {
        CaseId = letter.Id,
        Decision = decision,
        Ground = ground,
        Text = text,
        Basis = basis,
        DecidedBy = personId,
        At = clock.Now,
    });

    private static IEnumerable<Schema.Field> CallFields(PetitionCase letter) =>
    [
        Schema.Required("unit", Schema.IdFrom("/api/units")),
        Schema.Required("spokeWith", Schema.Text(200)),
        Schema.Required("phone", Schema.Text(40)),
        Schema.Required("calledAt", Schema.Instant()),
        Schema.Required("asked", Schema.Text()),
        Schema.Required("learned", Schema.Text()),
        letter.Sealed ? Schema.Required("secondPerson", Schema.IdFrom("/api/people")) : Schema.Optional("secondPerson", Schema.IdFrom("/api/people")),
    ];
}
