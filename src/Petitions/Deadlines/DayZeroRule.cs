namespace Petitions.Deadlines;

public enum DayZeroRule
{
    /// <summary>The day of the event is not counted (民法典 201 I).</summary>
    NotCounted,

    /// <summary>
    /// The day of the event is day one. An event at or after the close of office belongs to the next day
    /// (the office's own rule: else the deadline would be over before it began).
    /// </summary>
    Counted,
}
