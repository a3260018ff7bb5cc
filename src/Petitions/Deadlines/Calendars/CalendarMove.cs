namespace Petitions.Deadlines.Calendars;

/// <summary>An open deadline that a calendar moves: where it was and where it will be.</summary>
public sealed record CalendarMove(Guid CaseId, Guid DeadlineId, string RuleId, DateOnly OldDue, DateOnly NewDue, DateTime OldDueAt, DateTime NewDueAt, bool WasProvisional, bool Provisional)
{
    public bool Earlier => NewDueAt < OldDueAt;
}
