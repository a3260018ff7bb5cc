using System.Globalization;
using System.Text.Json;

namespace Petitions.Deadlines;

/// <summary>
/// The days off that the law itself grants (全国年节及纪念日放假办法), for years whose notice is not
/// known. Without lunar holidays, unless the year is listed by hand.
/// </summary>
public sealed class StatutoryDays
{
    private readonly Dictionary<DateOnly, string> listed = [];
    private readonly HashSet<int> listedYears = [];
    private readonly SortedDictionary<int, Dictionary<(int Month, int Day), string>> fixedSince = [];

    public static StatutoryDays None { get; } = new();

    /// <summary>The holiday that the law puts on this date, or null.</summary>
    public string? NameOf(DateOnly date)
    {
        if (listedYears.Contains(date.Year))
            return listed.GetValueOrDefault(date);
        Dictionary<(int, int), string>? days = null;
        foreach (var (since, fixedDays) in fixedSince)
        {
            if (since > date.Year)
                break;
            days = fixedDays;
        }

        return days?.GetValueOrDefault((date.Month, date.Day));
    }

    /// <exception cref="CalendarFormatException">The text is not a list of statutory days.</exception>
    public static StatutoryDays Parse(string json, string source)
    {
        var days = new StatutoryDays();
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var period in document.RootElement.GetProperty("fixed").EnumerateArray())
            {
                days.fixedSince.Add(period.GetProperty("since").GetInt32(), period.GetProperty("days").EnumerateObject()
                    .ToDictionary(day => MonthDay(day.Name), day => day.Value.GetString()!));
            }

            foreach (var year in document.RootElement.GetProperty("years").EnumerateObject())
            {
                var number = int.Parse(year.Name, CultureInfo.InvariantCulture);
                days.listedYears.Add(number);
                foreach (var day in year.Value.EnumerateObject())
                {
                    var (month, dayOfMonth) = MonthDay(day.Name);
                    days.listed.Add(new DateOnly(number, month, dayOfMonth), day.Value.GetString()!);
                }
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw new CalendarFormatException(source, "$", e.Message, e);
        }

        return days;
    }

    /// <summary>Everything it says, in a fixed order: part of the calendar's version.</summary>
    internal IEnumerable<string> Facts() =>
        fixedSince.SelectMany(period => period.Value.OrderBy(day => day.Key)
                .Select(day => $"since {period.Key} {day.Key.Month}-{day.Key.Day} {day.Value}"))
            .Concat(listed.OrderBy(day => day.Key).Select(day => $"listed {day.Key:yyyy-MM-dd} {day.Value}"));

    private static (int Month, int Day) MonthDay(string text)
    {
        // A leap year, so that 02-29 could be named.
        var date = DateOnly.ParseExact($"2000-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return (date.Month, date.Day);
    }
}
