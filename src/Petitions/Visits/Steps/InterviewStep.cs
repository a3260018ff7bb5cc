using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits.Steps;

/// <summary>接谈: the seven requirements, each with its proof; without one of them the talk is not a talk (domain.md §2.1).</summary>
public sealed class InterviewStep(PetitionsDb db, VisitBook visits, AccusedRegister accused, TaskOpener tasks, OfficeClock clock) : IStep
{
    private sealed record Abstract(string Who, string What, string? When, string? Where, string Request);

    private sealed record Talk(
        bool Listened, string Statement, IReadOnlyList<Question> Questions, DateTimeOffset TruthToldAt, DateTimeOffset ReadBackAt,
        RecordConfirmation Confirmation, string? ConfirmationNote, WrittenMaterial Material, string? MaterialList, string PolicyTold, Abstract Abstract,
        Urgency? Urgency, Credibility? Credibility, bool? OverallImportance, bool? Accusation, AccusedEntry? Accused, string? Missing);

    public string Name => "interview";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) => Task.FromResult<IReadOnlyList<StepOutcome>>(
    [
        new("complete", Schema.Object(Checkpoints)),
        new("supplement", Schema.Object([.. Checkpoints, Schema.Required("missing", Schema.Text(500))])),
    ]);

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var (letter, talk) = (context.Case, data.As<Talk>());
        var visit = await visits.LastAsync(letter.Id, context.Cancellation);
        RequireWhole(talk, visit);
        Require.That(talk.Confirmation != RecordConfirmation.SignedOnTablet || await IsSignedAsync(letter.Id, context.Cancellation), "signature-missing");
        var personId = context.PersonId ?? "";
        db.Interviews.Add(RecordOf(letter.Id, talk, visit, personId));
        letter.Interviewed(SlipOf(letter.SlipOrRefuse(), talk, personId));
        if (talk.Accused is { } entry)
            await accused.SetAsync(letter, entry, talk.Accusation == true ? [] : null, context.Cancellation);
        else if (talk.Accusation == true)
            await accused.SetRespondentsAsync(letter, [], context.Cancellation);
        if (outcome == "supplement")
            visit.End(clock.Now);
        if (talk.Accused is not null || talk.Accusation == true)
            await tasks.ReassessAsync(letter, context.Task.Id, context.Cancellation);
        return [];
    }

    private void RequireWhole(Talk talk, Visit visit)
    {
        Require.That(talk.Listened, "checkpoint-listen");
        Require.That(talk.TruthToldAt <= clock.Now && talk.TruthToldAt >= visit.ArrivedAt.AddMinutes(-1), "checkpoint-time", nameof(talk.TruthToldAt));
        Require.That(talk.ReadBackAt <= clock.Now && talk.ReadBackAt >= visit.ArrivedAt.AddMinutes(-1), "checkpoint-time", nameof(talk.ReadBackAt));
        Require.That(talk.Confirmation != RecordConfirmation.Refused || !string.IsNullOrWhiteSpace(talk.ConfirmationNote), "confirmation-refused-needs-note");
        Require.That(talk.Material == WrittenMaterial.None || !string.IsNullOrWhiteSpace(talk.MaterialList), "material-needs-list");
    }

    /// <summary>One signature for each talk that was confirmed so.</summary>
    private async Task<bool> IsSignedAsync(Guid caseId, CancellationToken cancellation)
    {
        // Drawn on the page that is sent here, it is of this act and not saved yet.
        var now = db.Attachments.Local.Where(a => a.CaseId == caseId && a.Kind == AttachmentKind.Signature).Select(a => a.Id);
        var saved = await db.Attachments.Where(a => a.CaseId == caseId && a.Kind == AttachmentKind.Signature).Select(a => a.Id).ToListAsync(cancellation);
        return saved.Union(now).Count() > await db.Interviews.CountAsync(i => i.CaseId == caseId && i.Confirmation == RecordConfirmation.SignedOnTablet, cancellation);
    }

    private Interview RecordOf(Guid caseId, Talk talk, Visit visit, string personId) => new()
    {
        Id = Guid.NewGuid(),
        CaseId = caseId,
        StartedAt = visit.CalledAt ?? visit.ArrivedAt,
        EndedAt = clock.Now,
        ConductedBy = personId,
        Statement = talk.Statement,
        QuestionsJson = JsonSerializer.Serialize(talk.Questions, Json.Options),
        TruthToldAt = talk.TruthToldAt.UtcDateTime,
        ReadBackAt = talk.ReadBackAt.UtcDateTime,
        Confirmation = talk.Confirmation,
        ConfirmationNote = talk.ConfirmationNote,
        Material = talk.Material,
        MaterialList = talk.MaterialList,
        PolicyTold = talk.PolicyTold,
        Missing = talk.Missing,
    };

    private Slip SlipOf(Slip before, Talk talk, string personId) => new()
    {
        Who = talk.Abstract.Who,
        What = talk.Abstract.What,
        When = talk.Abstract.When,
        Where = talk.Abstract.Where,
        Request = talk.Abstract.Request,
        Class = talk.Accusation == true ? PetitionClass.Accusation : before.Class,
        Urgency = talk.Urgency ?? before.Urgency,
        Credibility = talk.Credibility ?? before.Credibility,
        OverallImportance = talk.OverallImportance ?? before.OverallImportance,
        AttachmentsRead = before.AttachmentsRead,
        ReadAt = clock.Now,
        ReadBy = personId,
    };

    private static Schema.Field[] Checkpoints =>
    [
        Schema.Required("listened", Schema.Flag()),
        Schema.Required("statement", Schema.Text(20_000)),
        Schema.Required("questions", Schema.List(Schema.Object(Schema.Required("asked", Schema.Text(1000)), Schema.Required("answered", Schema.Text(2000))), 1)),
        Schema.Required("truthToldAt", Schema.Instant()),
        Schema.Required("readBackAt", Schema.Instant()),
        Schema.Required("confirmation", Schema.Choice<RecordConfirmation>()),
        Schema.Optional("confirmationNote", Schema.Text(500)),
        Schema.Required("material", Schema.Choice<WrittenMaterial>()),
        Schema.Optional("materialList", Schema.Text(500)),
        Schema.Required("policyTold", Schema.Text()),
        Schema.Required("abstract", Schema.Object(
            Schema.Required("who", Schema.Text()), Schema.Required("what", Schema.Text()), Schema.Optional("when", Schema.Text()),
            Schema.Optional("where", Schema.Text()), Schema.Required("request", Schema.Text()))),
        Schema.Optional("urgency", Schema.Choice<Urgency>()),
        Schema.Optional("credibility", Schema.Choice<Credibility>()),
        Schema.Optional("overallImportance", Schema.Flag()),
        Schema.Optional("accusation", Schema.Flag()),
        Schema.Optional("accused", AccusedSchema.Entry),
    ];
}
