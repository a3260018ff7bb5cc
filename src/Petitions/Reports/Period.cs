using System.Globalization;
using Petitions.Rules;

namespace Petitions.Reports;

/// <summary>Whole months of the office, both included.</summary>
public readonly record struct Period(DateOnly From, DateOnly To)
{
    private const int Longest = 60;
    private const string Format = "yyyy-MM";

    public IEnumerable<DateOnly> Months
    {
        get
        {
            for (var month = From; month <= To; month = month.AddMonths(1))
                yield return month;
        }
    }

    /// <summary>As months stand in an address: <c>2026-09</c>. Without a beginning it is the year of its end, without an end it goes to this month.</summary>
    /// <exception cref="RuleBroken"><c>month-unreadable</c>, <c>dates-reversed</c>, <c>period-too-long</c></exception>
    public static Period Parse(string? from, string? to, DateOnly today)
    {
        var last = Month(to) ?? new DateOnly(today.Year, today.Month, 1);
        var first = Month(from) ?? new DateOnly(last.Year, 1, 1);
        Require.That(first <= last, "dates-reversed");
        Require.That(first.AddMonths(Longest) > last, "period-too-long", Longest);
        return new Period(first, last);
    }

    public static string Name(DateOnly month) => month.ToString(Format, CultureInfo.InvariantCulture);

    /// <exception cref="RuleBroken"><c>month-unreadable</c></exception>
    public static DateOnly? Month(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year > 1
            ? month
            : throw new RuleBroken("month-unreadable", text);
}
