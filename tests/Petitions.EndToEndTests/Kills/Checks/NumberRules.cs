using System.Globalization;
using System.Text.RegularExpressions;

namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>Books have no gap and no number twice, and a dispatch took one number for each recipient.</summary>
internal static partial class NumberRules
{
    public static IEnumerable<Violation> Check(OfficeState office)
    {
        var receipts = office.Cases.Select(c => ReceiptNumber().Match(c.Receipt.ReceiptNumber));
        foreach (var book in receipts.GroupBy(m => int.Parse(m.Groups["year"].ValueSpan, CultureInfo.InvariantCulture)))
            if (!IsGapFree(book, LastOf(office, "来", book.Key)))
                yield return new Violation("receipts-gap-free", $"{book.Key}");
        foreach (var book in office.Letters.GroupBy(l => (l.Book, Year: int.Parse(LetterNumber().Match(l.Number).Groups["year"].ValueSpan, CultureInfo.InvariantCulture))))
            if (!IsGapFree(book.Select(l => LetterNumber().Match(l.Number)), LastOf(office, book.Key.Book, book.Key.Year)))
                yield return new Violation("letters-gap-free", $"{book.Key}");
        var letters = office.Letters.ToLookup(l => l.CaseId);
        foreach (var letter in office.Cases)
        {
            var sent = office.StepsOf[letter.Id].Where(s => s.Step == "dispatch").ToList();
            if (letters[letter.Id].Count(l => !l.IsCopy) != sent.Count)
                yield return new Violation("one-letter-per-dispatch", $"{letter.Number}: {sent.Count} dispatches, {letters[letter.Id].Count(l => !l.IsCopy)} letters");
            if (letters[letter.Id].Count(l => l.IsCopy) != sent.Sum(s => Payload.Texts(s.DataJson, "copies").Distinct().Count()))
                yield return new Violation("one-letter-per-copy", letter.Number);
        }
    }

    private static bool IsGapFree(IEnumerable<Match> numbers, int last) =>
        numbers.Select(m => int.Parse(m.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)).Order().SequenceEqual(Enumerable.Range(1, last));

    private static int LastOf(OfficeState office, string name, int year) => office.Books.SingleOrDefault(b => b.Name == name && b.Year == year)?.Last ?? 0;

    [GeneratedRegex("^来(?<year>[0-9]{4})-(?<number>[0-9]{5})$")]
    private static partial Regex ReceiptNumber();

    [GeneratedRegex("〔(?<year>[0-9]{4})〕(?<number>[0-9]+)号$")]
    private static partial Regex LetterNumber();
}
