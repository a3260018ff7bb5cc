namespace Petitions.Deadlines;

/// <summary>
/// Calculates when something is due, from the rule, the start and the calendar alone. Dates are counted
/// in Asia/Shanghai; hours and minutes are added to the instant.
/// </summary>
/// <remarks>
/// 民法典 201: the day of the event is not counted; periods in hours run from the agreed or legal moment.
/// 民法典 203: a last day that is a rest day gives way to the day after the rest days; the last day ends
/// at the close of business where there are business hours.
/// </remarks>
public static class DueDate
{
    public static DueResult Calculate(DeadlineSpan span, DeadlineStart start, WorkCalendar calendar, OfficeHours hours) =>
        Calculate(DeadlineRule.ForSpan(span), start, calendar, hours);

    public static DueResult Calculate(DeadlineRule rule, DateOnly start, WorkCalendar calendar, OfficeHours hours) =>
        Calculate(rule, DeadlineStart.On(start), calendar, hours);

    public static DueResult Calculate(DeadlineRule rule, DateTime startUtc, WorkCalendar calendar, OfficeHours hours) =>
        Calculate(rule, DeadlineStart.At(startUtc), calendar, hours);

    /// <exception cref="ArgumentException">The rule counts hours or minutes and the start is only a date.</exception>
    public static DueResult Calculate(DeadlineRule rule, DeadlineStart start, WorkCalendar calendar, OfficeHours hours) =>
        Calculate(rule, start, calendar, hours, DueAdjustments.None);

    /// <exception cref="ArgumentException">The rule counts hours or minutes and the start is only a date.</exception>
    public static DueResult Calculate(DeadlineRule rule, DeadlineStart start, WorkCalendar calendar, OfficeHours hours, DueAdjustments adjustments) =>
        rule.Span.CountsDays ? new DayCount(rule, start, calendar, hours, adjustments).Result() : Elapsed(rule, start, calendar, adjustments);

    /// <summary>What the sweep has to do for this deadline and when, in order of time.</summary>
    public static IReadOnlyList<DeadlineStage> Stages(DeadlineRule rule, DueResult result, WorkCalendar calendar) =>
        DueStages.Of(rule, result, calendar);

    private static DueResult Elapsed(DeadlineRule rule, DeadlineStart start, WorkCalendar calendar, DueAdjustments adjustments)
    {
        if (start.AtUtc is not { } at)
            throw new ArgumentException($"{rule.Span} needs the time of day, not only the date", nameof(start));
        var dueAt = rule.Direction == CountDirection.After ? Run(at, rule.Span.ToTimeSpan(), adjustments.Stops) : at - rule.Span.ToTimeSpan();
        var due = OfficeTime.DateOf(dueAt);
        return new DueResult
        {
            RuleId = rule.Id,
            RuleVersion = rule.Version,
            CalendarVersion = calendar.Version,
            Start = start,
            Raw = due,
            Due = due,
            DueAtUtc = dueAt,
            Provisional = false,
            Trace =
            [
                new TraceLine(start.Date, null, TraceReason.Moment, calendar.KindOf(start.Date), calendar.HolidayOf(start.Date)),
                new TraceLine(due, rule.Span.Value, TraceReason.Elapsed, calendar.KindOf(due), calendar.HolidayOf(due)),
            ],
        };
    }

    /// <summary>Time stands still in a stop, and in two that overlap only once.</summary>
    private static DateTime Run(DateTime from, TimeSpan span, IEnumerable<ClockStop> stops)
    {
        var at = from;
        foreach (var stop in stops.OrderBy(stop => stop.FromUtc))
        {
            if (stop.ToUtc <= at)
                continue;
            if (stop.FromUtc > at)
            {
                var runs = stop.FromUtc - at;
                if (runs >= span)
                    break;
                span -= runs;
            }

            at = stop.ToUtc;
        }

        return at + span;
    }
}
