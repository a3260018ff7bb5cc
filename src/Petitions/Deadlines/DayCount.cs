using System.Globalization;

namespace Petitions.Deadlines;

/// <summary>One count of days, written down as it goes.</summary>
internal sealed class DayCount(DeadlineRule rule, DeadlineStart start, WorkCalendar calendar, OfficeHours hours, DueAdjustments adjustments)
{
    private readonly int span = rule.Span.Value + (adjustments.ExtendedBy?.Value ?? 0);
    private readonly List<TraceLine> trace = new(rule.Span.Value + 4);
    private readonly TimeOnly close = rule.CloseOfDay ?? hours.Closes;

    private DateOnly day = start.Date;
    private int counted;

    public DueResult Result()
    {
        var firstThatMatters = Begin();
        while (counted < span)
            CountNextDay();
        var raw = day;
        if (rule.RollOver == RollOver.NextWorkday && !calendar.IsWorkday(raw))
            Roll();
        var unconfirmed = calendar.FirstUnconfirmed(firstThatMatters, day);
        if (unconfirmed is { } unsure)
            trace.Add(new TraceLine(unsure, null, TraceReason.Provisional, calendar.KindOf(unsure), MissingNotice(unsure)));
        return new DueResult
        {
            RuleId = rule.Id,
            RuleVersion = rule.Version,
            CalendarVersion = calendar.Version,
            Start = start,
            Raw = raw,
            Due = day,
            DueAtUtc = OfficeTime.InstantOf(day, close),
            Provisional = unconfirmed is not null,
            Trace = trace,
        };
    }

    private DateOnly Begin()
    {
        if (rule.DayZero == DayZeroRule.NotCounted)
        {
            Note(null, TraceReason.Start);
            // The kind of a day that is not counted changes nothing, unless the count ends on it.
            return span == 0 ? day : day.AddDays(1);
        }

        if (start.AtUtc is { } at && at >= OfficeTime.InstantOf(day, close))
        {
            Note(null, TraceReason.AfterClose);
            return day.AddDays(1);
        }

        if (StopOn(day) is { } stop)
            NoteStop(stop);
        else if (Counts(calendar.KindOf(day)))
            Note(++counted, TraceReason.DayZero);
        else
            Note(null, RestReason(calendar.KindOf(day)));
        return day;
    }

    private void CountNextDay()
    {
        day = day.AddDays(1);
        var kind = calendar.KindOf(day);
        if (StopOn(day) is { } stop)
            NoteStop(stop);
        else if (!Counts(kind))
            Note(null, RestReason(kind));
        else
            Note(++counted, CountedReason(kind));
    }

    private void Roll()
    {
        for (day = day.AddDays(1); !calendar.IsWorkday(day) || StopOn(day) is not null; day = day.AddDays(1))
        {
            if (StopOn(day) is { } stop)
                NoteStop(stop);
            else
                Note(null, RestReason(calendar.KindOf(day)));
        }

        Note(null, TraceReason.Rolled);
    }

    private ClockStop? StopOn(DateOnly date)
    {
        foreach (var stop in adjustments.Stops)
            if (stop.Covers(date))
                return stop;
        return null;
    }

    private bool Counts(DayKind kind) =>
        rule.Span.Unit == SpanUnit.CalendarDay || kind is DayKind.Workday or DayKind.MakeUpWorkday;

    private TraceReason CountedReason(DayKind kind) => counted > rule.Span.Value ? TraceReason.Extended
        : kind == DayKind.MakeUpWorkday && rule.Span.Unit == SpanUnit.WorkingDay ? TraceReason.MakeUpWorkday
        : TraceReason.Counted;

    private static TraceReason RestReason(DayKind kind) =>
        kind == DayKind.Holiday ? TraceReason.Holiday : TraceReason.Weekend;

    private string MissingNotice(DateOnly unsure) =>
        calendar.UnknownNoticeFor(unsure)!.Value.ToString(CultureInfo.InvariantCulture);

    private void NoteStop(ClockStop stop) =>
        trace.Add(new TraceLine(day, null, TraceReason.Stopped, calendar.KindOf(day), stop.Ground.ToString()));

    private void Note(int? number, TraceReason reason) =>
        trace.Add(new TraceLine(day, number, reason, calendar.KindOf(day), calendar.HolidayOf(day)));
}
