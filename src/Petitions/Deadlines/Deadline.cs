namespace Petitions.Deadlines;

/// <summary>A clock that runs on a case, with the version of rule and calendar it was counted by. Overdue is derived.</summary>
public sealed class Deadline
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public required string RuleId { get; init; }
    public required string RuleVersion { get; init; }
    public DateTime StartedAt { get; init; }

    /// <summary>Calendar days to the day that whoever set the clock has named; it takes the place of the rule's span.</summary>
    public int? GivenDays { get; init; }

    public string CalendarVersion { get; private set; } = "";

    /// <summary>The newest edition of the calendar when it was counted: with it the count can be shown again as it was.</summary>
    public int CalendarEdition { get; private set; }

    public DateOnly Raw { get; private set; }
    public DateOnly Due { get; private set; }
    public DateTime DueAt { get; private set; }
    public bool Provisional { get; private set; }

    /// <summary>Counted up whenever the due instant moves; every stage fires once for each.</summary>
    public int DueVersion { get; private set; }

    /// <summary>Days or working days of approved extension, in the unit of the rule.</summary>
    public int ExtendedBy { get; private set; }

    /// <summary>中止: since when it stands still; nothing is due meanwhile.</summary>
    public DateTime? PausedAt { get; private set; }
    public DateTime? MetAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string? EndReason { get; private set; }

    /// <summary>Stays on record even when the clock is met later.</summary>
    public DateTime? BreachedAt { get; private set; }

    /// <summary>The calendar was corrected and there was no breach; what was on record before is in the clock's history.</summary>
    public DateTime? BreachWithdrawnAt { get; private set; }

    /// <summary>Somebody who was told of the breach has taken it up: nobody further up is urged about this due date.</summary>
    public DateTime? AcknowledgedAt { get; private set; }
    public string? AcknowledgedBy { get; private set; }

    public bool IsRunning => MetAt is null && EndedAt is null;

    public bool IsOverdue(DateTime now) => IsRunning && PausedAt is null && DueAt < now;

    /// <summary>Takes what a count came to.</summary>
    /// <returns>Whether the due instant moved: then the stages are laid out anew.</returns>
    public bool Take(DueResult due, int edition)
    {
        var moved = DueVersion == 0 || due.DueAtUtc != DueAt;
        (CalendarVersion, CalendarEdition) = (due.CalendarVersion, edition);
        (Raw, Due, DueAt, Provisional) = (due.Raw, due.Due, due.DueAtUtc, due.Provisional);
        if (moved)
            (DueVersion, AcknowledgedAt, AcknowledgedBy) = (DueVersion + 1, null, null);
        return moved;
    }

    public void Meet(DateTime now) => MetAt ??= now;

    public void End(DateTime now, string reason) => (EndedAt, EndReason) = (now, reason);

    public void Reopen() => (EndedAt, EndReason) = (null, null);

    public void Pause(DateTime now) => PausedAt = now;

    public void Resume() => PausedAt = null;

    public void Extend(int by) => ExtendedBy += by;

    public void Breach(DateTime now) => (BreachedAt, BreachWithdrawnAt) = (BreachedAt ?? now, null);

    public void WithdrawBreach(DateTime now) => (BreachedAt, BreachWithdrawnAt) = (null, now);

    public void Acknowledge(DateTime now, string personId) => (AcknowledgedAt, AcknowledgedBy) = (now, personId);
}
