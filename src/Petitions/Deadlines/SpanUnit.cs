namespace Petitions.Deadlines;

public enum SpanUnit
{
    /// <summary>日: every day counts.</summary>
    CalendarDay,

    /// <summary>工作日: weekends and holidays do not count, make-up workdays do.</summary>
    WorkingDay,

    /// <summary>Sixty minutes by the clock, at night and on holidays too.</summary>
    Hour,

    Minute,
}
