using System.Globalization;
using System.Text.RegularExpressions;

namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>Books have no gap and no number twice, and a dispatch took one number for each recipient.</summary>
internal static partial class NumberRules
{
    public static IEnumerable<Violation> Check(OfficeState office)
    {
        var receipts = office.Cases.Select(c => ReceiptNumber().Match(c.Receipt.ReceiptNumber)).ToLookup(YearOf, NumberOf);
        var sent = office.Letters.Select(l => (l.Book, Match: LetterNumber().Match(l.Number))).ToLookup(l => (l.Book, YearOf(l.Match)), l => NumberOf(l.Match));
        // From the books: one whose only letter is gone would have no letter to be found by.
        foreach (var book in office.Books.Where(b => b.Year > 0))
        {
            var (rule, numbers) = book.Name == "来" ? ("receipts-gap-free", receipts[book.Year]) : ("letters-gap-free", sent[(book.Name, book.Year)]);
            if (!numbers.Order().SequenceEqual(Enumerable.Range(1, book.Last)))
                yield return new Violation(rule, $"{book.Name} {book.Year}: {numbers.Count()} of {book.Last}");
        }
        foreach (var (name, year) in sent.Select(g => g.Key).Concat(receipts.Select(g => ("来", g.Key))))
            if (!office.Books.Any(b => b.Name == name && b.Year == year))
                yield return new Violation("number-of-no-book", $"{name} {year}");
        var letters = office.Letters.ToLookup(l => l.CaseId);
        foreach (var letter in office.Cases)
        {
            var dispatches = office.StepsOf[letter.Id].Where(s => s is { Step: "dispatch", Outcome: "sent" }).ToList();
            if (letters[letter.Id].Count(l => !l.IsCopy) != dispatches.Count)
                yield return new Violation("one-letter-per-dispatch", $"{letter.Number}: {dispatches.Count} dispatches, {letters[letter.Id].Count(l => !l.IsCopy)} letters");
            if (letters[letter.Id].Count(l => l.IsCopy) != dispatches.Sum(s => Payload.Texts(s.DataJson, "copies").Distinct().Count()))
                yield return new Violation("one-letter-per-copy", letter.Number);
        }
    }

    private static int YearOf(Match number) => int.Parse(number.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);

    private static int NumberOf(Match number) => int.Parse(number.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^来(?<year>[0-9]{4})-(?<number>[0-9]{5})$")]
    private static partial Regex ReceiptNumber();

    [GeneratedRegex("〔(?<year>[0-9]{4})〕(?<number>[0-9]+)号$")]
    private static partial Regex LetterNumber();
}
