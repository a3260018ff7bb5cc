namespace Petitions.Deadlines;

public enum DayKind
{
    Workday,
    Weekend,

    /// <summary>A day off by notice or by statute, weekends inside the block included.</summary>
    Holiday,

    /// <summary>调休: a Saturday or Sunday that is worked.</summary>
    MakeUpWorkday,
}
