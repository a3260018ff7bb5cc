using Microsoft.EntityFrameworkCore;
using Petitions.Cases;

namespace Petitions.Data.Search;

/// <summary>What the index keeps of a case, by who may find it with that.</summary>
internal sealed record CaseTexts(Guid CaseId, DateTime ReceivedAt, string Open, string Register, string Sealed)
{
    private const int MostFiles = 20;

    // Nobody types more initials than this.
    private const int MostInitials = 8;
    private const int LongestTitle = 100;

    private sealed record Enclosed(string FileName, string? Text, string Sha256);

    /// <summary>Some at a time, each kind of row asked for once.</summary>
    public static async Task<IReadOnlyList<CaseTexts>> OfAsync(PetitionsDb db, IReadOnlyCollection<Guid> cases, CancellationToken cancellation)
    {
        var letters = await db.Cases.AsNoTracking().Where(c => EF.Parameter(cases).Contains(c.Id)).ToListAsync(cancellation);
        var writers = await db.Petitioners.AsNoTracking().Where(p => EF.Parameter(cases).Contains(p.CaseId)).ToDictionaryAsync(p => p.CaseId, p => p.Name, cancellation);
        var files = (await db.Attachments.AsNoTracking().Where(a => EF.Parameter(cases).Contains(a.CaseId))
            .Select(a => new { a.CaseId, Enclosed = new Enclosed(a.FileName, db.FileTexts.Where(t => t.Sha256 == a.Sha256).Select(t => t.Text).FirstOrDefault(), a.Sha256) })
            .ToListAsync(cancellation)).ToLookup(a => a.CaseId, a => a.Enclosed);
        return [.. letters.Select(letter => Of(letter, writers.GetValueOrDefault(letter.Id), files[letter.Id]))];
    }

    private static CaseTexts Of(PetitionCase letter, string? writer, IEnumerable<Enclosed> files)
    {
        var (registration, slip) = (letter.Registration, letter.Slip);
        IEnumerable<string?> open =
            [letter.Number, registration?.Title, registration?.Place, slip?.Who, slip?.What, slip?.When, slip?.Where, slip?.Request, .. files.Select(f => f.FileName), .. Initials(registration?.Title, registration?.Place)];
        // What a sealed letter encloses may name its writer: it is found by those only who may know him.
        IEnumerable<string?> close =
            [writer, .. Initials(writer), .. files.Where(f => !string.IsNullOrEmpty(f.Text)).DistinctBy(f => f.Sha256).OrderBy(f => f.Sha256, StringComparer.Ordinal).Take(MostFiles).Select(f => f.Text)];
        return letter.Sealed
            ? new(letter.Id, letter.Receipt.ReceivedAt, Bigrams.Of(open), "", Bigrams.Of(close))
            : new(letter.Id, letter.Receipt.ReceivedAt, Bigrams.Of(open.Concat(close)), Bigrams.Of([letter.Receipt.ReceiptNumber]), "");
    }

    /// <summary>首字母 from every character on, so that <c>ld</c> finds 幸福路路灯 wherever the words stand; a word is found by its beginning.</summary>
    private static IEnumerable<string> Initials(params IEnumerable<string?> texts) =>
        texts.Select(t => Pinyin.Initials(t ?? "")).SelectMany(all => Enumerable.Range(0, Math.Max(0, Math.Min(all.Length, LongestTitle) - 1)).Select(at => all.Substring(at, Math.Min(MostInitials, all.Length - at)))).Distinct();
}
