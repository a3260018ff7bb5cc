using Petitions.Cases;
using Petitions.Data;
using Petitions.Data.Search;

namespace Petitions.Intake.Duplicates;

/// <summary>Finds letters with the same words or files. It flags, it never drops (rows 6 and 7): what to do is a person's decision.</summary>
public sealed class SameLetters(PetitionsDb db, CaseLinks links)
{
    private const int MostFlagged = 5;

    /// <summary>Keeps the print of a new letter and links it with those it is much like.</summary>
    internal async Task FlagAsync(PetitionCase letter, string text, CancellationToken cancellation)
    {
        var print = TextLikeness.Print(text);
        if (print.Count == 0)
            return;
        foreach (var other in await AlikeTexts.OfAsync(db, print, letter.Id, MostFlagged, cancellation))
            links.Add(letter.Id, other, LinkKind.Duplicate, "same-text");
        await BulkInsert.RunAsync(db, [.. print.Select((value, band) => new TextPrint { CaseId = letter.Id, Band = band, Value = value })], cancellation);
    }

    /// <summary>Cases that enclose a file that this one encloses, envelopes and small signature pictures of mails aside.</summary>
    internal IQueryable<Guid> WithSameFile(Guid caseId) =>
        db.Attachments.Where(a => a.CaseId == caseId && a.Kind != AttachmentKind.Envelope && a.Size > 4096)
            .Join(db.Attachments, a => a.Sha256, b => b.Sha256, (_, b) => b.CaseId).Where(other => other != caseId).Distinct();
}
