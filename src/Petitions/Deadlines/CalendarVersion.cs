using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Petitions.Deadlines;

/// <summary>
/// Names the content of a calendar, so that a stored due date tells which days it was counted on:
/// the published years and the beginning of a hash, <c>2007-2026-1f0c9a3e</c>.
/// </summary>
internal static class CalendarVersion
{
    public static string Of(IReadOnlyCollection<CalendarYear> publishedYears, StatutoryDays statutory, IEnumerable<CalendarYear> local)
    {
        var facts = publishedYears.SelectMany(Facts).Order(StringComparer.Ordinal)
            .Concat(statutory.Facts())
            .Concat(local.SelectMany(Facts).Order(StringComparer.Ordinal).Select(fact => $"local {fact}"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', facts))))[..8];
        return publishedYears.Count == 0
            ? $"none-{hash}"
            : string.Create(CultureInfo.InvariantCulture, $"{publishedYears.Min(y => y.Year)}-{publishedYears.Max(y => y.Year)}-{hash}");
    }

    private static IEnumerable<string> Facts(CalendarYear year) => year.Days.Select(day => string.Create(
        CultureInfo.InvariantCulture, $"{year.Year} {day.Date:yyyy-MM-dd} {day.IsOffDay} {day.Name}"));
}
