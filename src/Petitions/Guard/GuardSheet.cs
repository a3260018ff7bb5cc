using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Journal;

namespace Petitions.Guard;

/// <summary>Who may not have the case, why by the office, and why by the case.</summary>
public sealed record BlockLine(long Block, string PersonId, BlockLevel Level, string Reason, string? Note, SubjectKind SubjectKind, string SubjectId, StandingRelation Relation, DateTime Since);

/// <summary>A description that still means several, or was resolved.</summary>
public sealed record DescribedLine(long Id, string Description, IReadOnlyList<string> Candidates, IReadOnlyList<string>? Proposed, string? ProposedBy, bool Resolved);

public sealed record GuardSheetView(string Number, IReadOnlyList<BlockLine> Blocked, IReadOnlyList<DescribedLine> Described, IReadOnlyList<ExposureLine> Exposure,
    IReadOnlyList<EnquiryLine> Enquiries, IReadOnlyList<CopyLine> Copies);

/// <summary>
/// The guard's own page of a case, for sealed officers: over-blocking with its reason, so that it can be corrected (domain.md §10.4, 6), and
/// who saw, did, was told or was sent what before he was blocked (route 23). Looking at it is journalled.
/// </summary>
public sealed class GuardSheet(
    PetitionsDb db, Transactions transactions, ClearedAccess cleared, CaseGuard guard, NameMatch names, Exposure exposure, CopyLedger copies, JournalWriter journal)
{
    /// <exception cref="Rules.NotVisible">No such case for this person, or he is no sealed officer.</exception>
    public async Task<GuardSheetView> RunAsync(string number, CancellationToken cancellation = default)
    {
        var (letter, _) = await cleared.CaseAsync(number, cancellation);
        await transactions.RunAsync(() => { journal.Write("guard.viewed", letter.Id); return Task.CompletedTask; }, cancellation);
        var blocked = await guard.BlockedWithReasonsAsync(letter.Id, cancellation);
        return new GuardSheetView(
            letter.Number,
            [.. blocked.Select(b => new BlockLine(b.Block.Id, b.Standing.PersonId, b.Level, b.Block.Reason, b.Block.Note, b.Block.SubjectKind, b.Block.SubjectId, b.Standing.Relation, b.Block.From))],
            await DescribedAsync(letter.Id, cancellation),
            await exposure.OfAsync(letter.Id, blocked.Select(b => b.Standing.PersonId).ToHashSet(), cancellation),
            await EnquiriesAsync(letter.Number, cancellation),
            await copies.OfAsync(letter.Id, cancellation));
    }

    private async Task<IReadOnlyList<EnquiryLine>> EnquiriesAsync(string number, CancellationToken cancellation) =>
        [.. (await db.Journal.AsNoTracking().Where(e => e.Kind == ReportEnquiry.Kind).OrderBy(e => e.Id).ToListAsync(cancellation))
            .Select(e => (Entry: e, Enquiry: JsonSerializer.Deserialize<Enquiry>(e.PayloadJson!, Json.Options)!)).Where(e => e.Enquiry.Number == number)
            .Select(e => new EnquiryLine(e.Enquiry.PersonId, e.Enquiry.Words, e.Entry.PersonId, e.Entry.At))];

    private async Task<IReadOnlyList<DescribedLine>> DescribedAsync(Guid caseId, CancellationToken cancellation)
    {
        var lines = new List<DescribedLine>();
        foreach (var accused in await db.Accused.AsNoTracking().Where(a => a.CaseId == caseId && a.RemovedAt == null && a.PersonId == null && a.UnitId == null).OrderBy(a => a.Id).ToListAsync(cancellation))
            lines.Add(new DescribedLine(
                accused.Id, accused.Description, await names.CandidatesAsync(accused.AsDescribed(), cancellation),
                accused.ResolutionProposal?.Split(',', StringSplitOptions.RemoveEmptyEntries), accused.ResolutionProposedBy, accused.ResolvedAt is not null));
        return lines;
    }
}
