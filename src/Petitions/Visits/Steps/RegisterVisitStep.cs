using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits.Steps;

/// <summary>登记 (V-02): the visitor and his matter, every time he comes; a group chooses at most five to speak for it (art. 20).</summary>
public sealed class RegisterVisitStep(PetitionsDb db, Registrar registrar, VisitBook visits, IdentityVault vault, OfficeClock clock) : IStep
{
    public string Name => "register";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) => Task.FromResult<IReadOnlyList<StepOutcome>>(
        [new("registered", VisitRegistration.Schema), new("left", Schema.Object(Schema.Optional("note", Schema.Text())))]);

    /// <summary>Without who came: names and ID numbers stand in rows of their own only.</summary>
    public JsonObject Recorded(JsonObject data)
    {
        var kept = data.DeepClone().AsObject();
        kept.Remove("petitioner");
        kept.Remove("representatives");
        return kept;
    }

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var (letter, visit) = (context.Case, await visits.LastAsync(context.Case.Id, context.Cancellation));
        if (outcome == "left")
        {
            letter.LeaveUnheard(NoReplyReason.VisitorLeft);
            visit.End(clock.Now);
            return [];
        }
        var form = data.As<VisitRegistration>();
        var speakers = form.Representatives ?? [];
        Require.That(speakers.Count <= Visit.MostRepresentatives, "representatives-at-most", Visit.MostRepresentatives);
        Require.That(form.Headcount < Visit.GroupFrom || speakers.Count > 0, "group-needs-representatives", Visit.GroupFrom, Visit.MostRepresentatives);
        Require.That(speakers.Count <= form.Headcount, "representatives-of-the-group");
        visit.Headcount = form.Headcount;
        await registrar.RegisterAsync(letter, new RegistrationForm(form.Title, form.Petitioner, form.Headcount, null, form.SubjectCode, form.PurposeCode, form.Place, null, null, null), context.Task.Id, context.Cancellation);
        foreach (var speaker in speakers)
            db.Representatives.Add(RepresentativeOf(letter.Id, speaker));
        return [];
    }

    private Representative RepresentativeOf(Guid caseId, RepresentativeForm form)
    {
        var idNumber = string.IsNullOrWhiteSpace(form.IdNumber) ? null : form.IdNumber;
        return new Representative
        {
            CaseId = caseId,
            Name = form.Name.Trim(),
            Phone = form.Phone,
            IdNumberSealed = idNumber is null ? null : vault.Seal(idNumber, caseId),
            IdNumberIndex = idNumber is null ? null : vault.Index(idNumber),
        };
    }
}
