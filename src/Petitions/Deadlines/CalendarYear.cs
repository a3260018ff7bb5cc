namespace Petitions.Deadlines;

/// <summary>
/// What the State Council's notice for one year says. The year is the notice's: it may rule days at the
/// end of the December before. The sources are the addresses of the notices.
/// </summary>
public sealed record CalendarYear(int Year, IReadOnlyList<string> Sources, IReadOnlyList<CalendarDay> Days)
{
    /// <summary>A list without days is a notice that is not out yet.</summary>
    public bool IsPublished => Days.Count > 0;
}
