using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Replies.Progress;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Cases;

public sealed record PetitionerView(string? Name, bool Anonymous, bool HasIdNumber, string? Occupation, string? WorkUnit, string? Address, string? Phone, string? Email);

public sealed record AttachmentView(Guid Id, string FileName, string MediaType, long Size, string Sha256, AttachmentKind Kind);

public sealed record StepView(string Step, string Outcome, string? PersonId, DateTime At);

public sealed record LetterView(string Number, string TargetUnit, DispatchForm Form, bool IsCopy, DateTime SentAt, bool BySystem, string? Answer, string? AnswerReason);

public sealed record AccusedView(string? PersonId, string? UnitId, string? Description);

/// <summary>The receipt without its number in the register.</summary>
public sealed record ReceiptView(
    DateTime ReceivedAt, Channel Channel, int Pieces, int? PiecesExpected, bool Damaged, string? DamageNote, bool AddressCorrect, string? Carrier,
    string? AddresseeUnit, string? AddresseePerson, string? AddresseeAsWritten, string? SenderAsWritten, string? SenderUnit, bool Private, bool Secret,
    DateOnly? PostmarkedOn, string ReceivedBy)
{
    public static ReceiptView Of(Receipt r) => new(
        r.ReceivedAt, r.Channel, r.Pieces, r.PiecesExpected, r.Damaged, r.DamageNote, r.AddressCorrect, r.Carrier, r.AddresseeUnit, r.AddresseePerson,
        r.AddresseeAsWritten, r.SenderAsWritten, r.SenderUnit, r.Private, r.Secret, r.PostmarkedOn, r.ReceivedBy);
}

/// <summary>A case as one person may see it.</summary>
public sealed record CaseView(
    string Number, string? ReceiptNumber, string Stage, bool Sealed, int Version, ReceiptView? Receipt, Registration? Registration, PetitionerView? Petitioner,
    Slip? Slip, Routing? Routing, Handling? Handling, Closing Closing, DateTime? ClosedAt, IReadOnlyList<AccusedView>? Accused,
    IReadOnlyList<string> RespondentUnits, IReadOnlyList<Enclosure> Enclosures, IReadOnlyList<AttachmentView> Attachments,
    IReadOnlyList<LetterView> Letters, IReadOnlyList<StepView> Steps, IReadOnlyList<OpenTaskView> OpenTasks, string? QueryCode);

/// <summary>An open task of the case; the id only where the viewer may take it.</summary>
public sealed record OpenTaskView(Guid? Id, string Step, string? ClaimedBy);

/// <summary>Shows one case. A look at a sealed case is journalled before it is answered (design §10).</summary>
public sealed class CaseReader(PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, RedactedEdition edition, QueryCode codes, JournalWriter journal)
{
    /// <exception cref="NotVisible">No such case for this person.</exception>
    public async Task<CaseView> RunAsync(string number, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = Require.Found(await guard.Visible(viewer).AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancellation));
        if (letter.Sealed)
            await transactions.RunAsync(() => { journal.Write("sealed.viewed", letter.Id); return Task.CompletedTask; }, cancellation);
        return await ViewAsync(letter, viewer, cancellation);
    }

    private async Task<CaseView> ViewAsync(PetitionCase letter, Viewer viewer, CancellationToken cancellation)
    {
        var id = letter.Id;
        // Whoever handles an accusation need not know who wrote it (domain.md §10.3 route 16).
        var inside = letter.Sealed ? viewer.IsSealedOfficer : viewer.SeesOffice || viewer.SeesIntake;
        var petitioner = inside || !letter.Sealed ? await db.Petitioners.AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == id, cancellation) : null;
        var redaction = await edition.OfAsync(letter, viewer, cancellation);
        var mine = await guard.OpenTasks(viewer).Where(t => t.CaseId == id).Select(t => t.Id).ToListAsync(cancellation);
        return new CaseView(
            letter.Number,
            // A gap in the register would tell a leader or auditor that there is a letter he does not see (route 22).
            inside && viewer.SeesIntake ? letter.Receipt.ReceiptNumber : null,
            letter.Stage,
            letter.Sealed,
            letter.Version,
            inside ? ReceiptView.Of(letter.Receipt) : null,
            redaction.IsWhole ? letter.Registration : letter.Registration?.In(redaction.Of),
            // Who wrote a sealed case is read on a sheet of its own, when two have agreed to it.
            petitioner is null || (letter.Sealed && !petitioner.Anonymous) ? null : new PetitionerView(petitioner.Name, petitioner.Anonymous, petitioner.IdNumberSealed is not null, petitioner.Occupation, petitioner.WorkUnit, petitioner.Address, petitioner.Phone, petitioner.Email),
            redaction.IsWhole ? letter.Slip : letter.Slip?.In(redaction.Of),
            letter.Routing,
            letter.Handling,
            letter.Closing,
            letter.ClosedAt,
            await db.Accused.AsNoTracking().Where(a => a.CaseId == id && a.RemovedAt == null).OrderBy(a => a.Id)
                .Select(a => new AccusedView(a.PersonId, a.UnitId, a.PersonId == null && a.UnitId == null ? a.Description : null)).ToListAsync(cancellation),
            await db.RespondentUnits.AsNoTracking().Where(r => r.CaseId == id).Select(r => r.UnitId).OrderBy(u => u).ToListAsync(cancellation),
            await db.Enclosures.AsNoTracking().Where(e => e.CaseId == id).OrderBy(e => e.Id).ToListAsync(cancellation),
            [.. (await db.Attachments.AsNoTracking().Where(a => a.CaseId == id).OrderBy(a => a.AddedAt).ThenBy(a => a.Id).ToListAsync(cancellation))
                .Where(a => redaction.Shows(a.Id)).Select(a => new AttachmentView(a.Id, a.FileName, a.MediaType, a.Size, a.Sha256, a.Kind))],
            await db.OfficialLetters.AsNoTracking().Where(l => l.CaseId == id).OrderBy(l => l.SentAt).ThenBy(l => l.Number)
                .Select(l => new LetterView(l.Number, l.TargetUnit, l.Form, l.IsCopy, l.SentAt, l.SentBy == null, l.Answer, l.AnswerReason)).ToListAsync(cancellation),
            await db.Steps.AsNoTracking().Where(s => s.CaseId == id).OrderBy(s => s.Id).Select(s => new StepView(s.Step, s.Outcome, s.PersonId, s.At)).ToListAsync(cancellation),
            await db.Tasks.AsNoTracking().Where(t => t.CaseId == id && t.State == TaskState.Open).OrderBy(t => t.CreatedAt)
                .Select(t => new OpenTaskView(mine.Contains(t.Id) ? t.Id : null, t.Step, t.ClaimedBy)).ToListAsync(cancellation),
            // To tell it by telephone to whoever lost his receipt.
            inside && viewer.SeesIntake ? codes.Of(letter.Number) : null);
    }
}
