namespace Petitions.Visits.Appointments;

/// <summary>领导接访日: when a leader receives petitioners himself, and where (条例 art. 18).</summary>
public sealed class ReceptionDay
{
    public Guid Id { get; init; }
    public DateOnly Day { get; init; }
    public TimeOnly From { get; init; }
    public TimeOnly To { get; init; }
    public required string LeaderId { get; init; }
    public required string Room { get; init; }

    /// <summary>How many can be received.</summary>
    public int Places { get; init; }
    public required string AddedBy { get; init; }
}

public enum AppointmentState { Booked, Received, Absent, Withdrawn }

/// <summary>约访: a petitioner is received by a leader about his case.</summary>
public sealed class Appointment
{
    public Guid Id { get; init; }
    public Guid DayId { get; init; }
    public Guid CaseId { get; init; }
    public TimeOnly At { get; init; }
    public AppointmentState State { get; private set; }

    /// <summary>What the leader said or decided, as it was written down.</summary>
    public string? Note { get; private set; }
    public required string BookedBy { get; init; }
    public DateTime BookedAt { get; init; }
    public DateTime? EndedAt { get; private set; }

    internal void End(AppointmentState state, string? note, DateTime now) => (State, Note, EndedAt) = (state, note, now);
}
