namespace Petitions.Deadlines;

/// <summary>One day that a notice names: off (放假) or worked (上班).</summary>
public sealed record CalendarDay(DateOnly Date, string Name, bool IsOffDay);
