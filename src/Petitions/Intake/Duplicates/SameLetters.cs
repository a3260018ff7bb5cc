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
        var shared = new Dictionary<Guid, int>();
        for (var band = 0; band < print.Count; band++)
        {
            var (at, value) = (band, print[band]);
            foreach (var other in await db.TextPrints.Where(p => p.Band == at && p.Value == value && p.CaseId != caseId).Select(p => p.CaseId).ToListAsync(cancellation))
                shared[other] = shared.GetValueOrDefault(other) + 1;
        }
        return [.. shared.Where(s => s.Value >= TextLikeness.MuchAlike).OrderByDescending(s => s.Value).Select(s => s.Key).Take(MostFlagged)];
    }
}
