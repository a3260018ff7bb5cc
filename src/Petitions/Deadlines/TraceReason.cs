namespace Petitions.Deadlines;

/// <summary>Why a day counts or not.</summary>
public enum TraceReason
{
    /// <summary>The day of the event, not counted.</summary>
    Start,

    /// <summary>The day of the event, from whose very moment hours or minutes run.</summary>
    Moment,

    /// <summary>The day of the event, counted as day one.</summary>
    DayZero,

    /// <summary>The day of the event, not counted because the office had closed.</summary>
    AfterClose,

    Counted,

    /// <summary>Counted although a Saturday or Sunday: a make-up workday.</summary>
    MakeUpWorkday,

    /// <summary>Counted as a day of the extension that was granted.</summary>
    Extended,

    /// <summary>Not counted: the clock stood still; the ground is named.</summary>
    Stopped,

    /// <summary>Not counted: a weekend.</summary>
    Weekend,

    /// <summary>Not counted: a holiday, which is named.</summary>
    Holiday,

    /// <summary>The working day to which the last day moved.</summary>
    Rolled,

    /// <summary>The instant to which hours or minutes run.</summary>
    Elapsed,

    /// <summary>From this day on a notice that is not known may change the count; the year is named.</summary>
    Provisional,
}
