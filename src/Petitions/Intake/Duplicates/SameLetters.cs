using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;

namespace Petitions.Intake.Duplicates;

/// <summary>Finds letters with the same words or files. It flags, it never drops (rows 6 and 7): what to do is a person's decision.</summary>
public sealed class SameLetters(PetitionsDb db, CaseLinks links)
{
    private const int MostFlagged = 5;

    /// <summary>Keeps the print of a new letter and links it with those it is much like.</summary>
    internal async Task FlagAsync(PetitionCase letter, string text, CancellationToken cancellation)
    {
        var print = TextLikeness.Print(text);
        foreach (var other in await LikeAsync(print, letter.Id, cancellation))
            links.Add(letter.Id, other, LinkKind.Duplicate, "same-text");
        for (var band = 0; band < print.Count; band++)
            db.TextPrints.Add(new TextPrint { CaseId = letter.Id, Band = band, Value = print[band] });
    }

    /// <summary>Cases that enclose a file that this one encloses, envelopes and small signature pictures of mails aside.</summary>
    internal IQueryable<Guid> WithSameFile(Guid caseId) =>
        db.Attachments.Where(a => a.CaseId == caseId && a.Kind != AttachmentKind.Envelope && a.Size > 4096)
            .Join(db.Attachments, a => a.Sha256, b => b.Sha256, (_, b) => b.CaseId).Where(other => other != caseId).Distinct();

    private async Task<List<Guid>> LikeAsync(IReadOnlyList<long> print, Guid caseId, CancellationToken cancellation)
    {
        if (print.Count == 0)
            return [];
        // By both columns, so that the index is used; that a value stands in another band as well is one chance in 2^64.
        var bands = Enumerable.Range(0, print.Count);
        return await db.TextPrints.Where(p => bands.Contains(p.Band) && print.Contains(p.Value) && p.CaseId != caseId)
            .GroupBy(p => p.CaseId).Select(shared => new { CaseId = shared.Key, Bands = shared.Count() })
            .Where(s => s.Bands >= TextLikeness.MuchAlike).OrderByDescending(s => s.Bands).ThenBy(s => s.CaseId).Take(MostFlagged).Select(s => s.CaseId).ToListAsync(cancellation);
    }
}
