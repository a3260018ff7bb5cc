namespace Petitions.Deadlines;

/// <summary>
/// Which days the office works: weekends, holidays and make-up workdays, by the State Council's yearly
/// notices. Immutable; safe to share.
/// </summary>
/// <remarks>
/// A year without a published notice counts weekends and the days off the law itself grants. What is
/// counted on such a year, or on the last ten days of the December before it (its notice may rule
/// them), is provisional: see <see cref="FirstUnconfirmed"/>.
/// </remarks>
public sealed class WorkCalendar
{
    private const int FirstUnsureDecemberDay = 22;

    private readonly Dictionary<DateOnly, CalendarDay> named = [];
    private readonly HashSet<int> published;
    private readonly StatutoryDays statutory;

    /// <param name="years">What the notices say.</param>
    /// <param name="statutory">What the law gives off in years without a notice.</param>
    /// <param name="local">What only this place does otherwise; it speaks louder than the notices, and confirms no year.</param>
    public WorkCalendar(IEnumerable<CalendarYear> years, StatutoryDays statutory, IEnumerable<CalendarYear>? local = null)
    {
        Years = [.. years.OrderBy(year => year.Year)];
        Local = [.. (local ?? []).OrderBy(year => year.Year)];
        this.statutory = statutory;
        var publishedYears = Years.Where(year => year.IsPublished).ToArray();
        published = [.. publishedYears.Select(year => year.Year)];
        if (published.Count != publishedYears.Length)
            throw new ArgumentException("a year is given twice", nameof(years));
        // By rising year: of two notices that name one day the later speaks.
        foreach (var day in publishedYears.SelectMany(year => year.Days))
            named[day.Date] = day;
        foreach (var day in Local.SelectMany(year => year.Days))
            named[day.Date] = day;
        Version = CalendarVersion.Of(publishedYears, statutory, Local);
    }

    public IReadOnlyList<CalendarYear> Years { get; }

    public IReadOnlyList<CalendarYear> Local { get; }

    /// <summary>Changes whenever a day changes; kept with every due date.</summary>
    public string Version { get; }

    /// <summary>A new calendar in which this year replaces what was known of it.</summary>
    public WorkCalendar With(CalendarYear year) =>
        new(Years.Where(known => known.Year != year.Year).Append(year), statutory, Local);

    /// <summary>A new calendar with these local days of the year in place of those known.</summary>
    public WorkCalendar WithLocal(CalendarYear year) =>
        new(Years, statutory, Local.Where(known => known.Year != year.Year).Append(year));

    public DayKind KindOf(DateOnly date)
    {
        var weekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        if (named.TryGetValue(date, out var day))
        {
            // A notice may name an ordinary Monday as worked (2020-02-03): that makes up for nothing.
            return day.IsOffDay ? DayKind.Holiday : weekend ? DayKind.MakeUpWorkday : DayKind.Workday;
        }

        if (!published.Contains(date.Year) && statutory.NameOf(date) is not null)
            return DayKind.Holiday;
        return weekend ? DayKind.Weekend : DayKind.Workday;
    }

    /// <summary>The holiday that gives this date off, or makes it a make-up workday; null on other days.</summary>
    public string? HolidayOf(DateOnly date) => named.TryGetValue(date, out var day) ? day.Name
        : published.Contains(date.Year) ? null
        : statutory.NameOf(date);

    public bool IsWorkday(DateOnly date) => KindOf(date) is DayKind.Workday or DayKind.MakeUpWorkday;

    /// <summary>The n-th working day after this date, before it if n is negative; the date itself if n is 0.</summary>
    public DateOnly AddWorkdays(DateOnly date, int n)
    {
        for (var step = Math.Sign(n); n != 0; n -= IsWorkday(date) ? step : 0)
            date = date.AddDays(step);
        return date;
    }

    public bool IsPublished(int year) => published.Contains(year);

    /// <summary>False if a notice that is not known may yet change this day.</summary>
    public bool IsConfirmed(DateOnly date) => UnknownNoticeFor(date) is null;

    /// <summary>The year whose notice is missing to be sure of this day, or null.</summary>
    public int? UnknownNoticeFor(DateOnly date)
    {
        if (!published.Contains(date.Year))
            return date.Year;
        return date is { Month: 12, Day: >= FirstUnsureDecemberDay } && !published.Contains(date.Year + 1)
            ? date.Year + 1
            : null;
    }

    /// <summary>The first day from..to (both included) that a notice may yet change, or null.</summary>
    public DateOnly? FirstUnconfirmed(DateOnly from, DateOnly to)
    {
        while (from <= to)
        {
            if (!IsConfirmed(from))
                return from;
            // In a published year only the end of December can be unsure.
            var december = new DateOnly(from.Year, 12, FirstUnsureDecemberDay);
            from = from < december ? december : new DateOnly(from.Year + 1, 1, 1);
        }

        return null;
    }
}
