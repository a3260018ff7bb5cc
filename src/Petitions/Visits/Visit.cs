namespace Petitions.Visits;

/// <summary>来访: one coming of somebody, with his place in the day's queue. The matter itself is the case.</summary>
public sealed class Visit
{
    /// <summary>集体访 begins here (domain.md §6.3).</summary>
    public const int GroupFrom = 5;

    /// <summary>推选代表,不得超过5人 (信访工作条例 art. 20).</summary>
    public const int MostRepresentatives = 5;

    public const int MostPeople = 10_000;

    public Guid Id { get; init; }
    public Guid CaseId { get; init; }

    /// <summary>续访: he came again about a case that was there already.</summary>
    public bool IsLater { get; init; }

    /// <summary>A date of the office; tickets are numbered anew every day.</summary>
    public DateOnly Day { get; init; }
    public int Ticket { get; init; }
    public DateTime ArrivedAt { get; init; }
    public int Headcount { get; set; } = 1;

    /// <summary>For whoever sits opposite him: unwell, upset, carries something (art. 26).</summary>
    public string? SafetyNote { get; set; }
    public required string ReceivedBy { get; init; }
    public IdKind? IdKind { get; private set; }
    public IdResult? IdResult { get; private set; }
    public string? IdNote { get; private set; }
    public VisitState State { get; private set; } = VisitState.Waiting;

    /// <summary>The desk or room he was called to, as the screen in the hall shows it.</summary>
    public string? Desk { get; private set; }
    public string? CalledBy { get; private set; }
    public DateTime? CalledAt { get; private set; }
    public DateTime? DoneAt { get; private set; }

    /// <summary>When he last did not come although he was called: since then he waits behind the others.</summary>
    public DateTime? PassedAt { get; private set; }

    /// <summary>Of a later visit: what he said, and what he was told.</summary>
    public string? Said { get; private set; }
    public string? Told { get; private set; }
    public string? HeardBy { get; private set; }

    public bool IsGroup => Headcount >= GroupFrom;

    public void IdentityChecked(IdResult result, IdKind? kind, string? note) => (IdResult, IdKind, IdNote) = (result, kind, note);

    public void Call(string desk, string personId, DateTime now) => (State, Desk, CalledBy, CalledAt) = (VisitState.Called, desk, personId, now);

    public void Pass(DateTime now)
    {
        WaitAgain();
        PassedAt = now;
    }

    /// <summary>Back among those who wait: he goes to another room.</summary>
    public void WaitAgain() => (State, Desk, CalledBy, CalledAt) = (VisitState.Waiting, null, null, null);

    public void Heard(string said, string told, string personId, DateTime now)
    {
        (Said, Told, HeardBy) = (said, told, personId);
        End(now);
    }

    public void End(DateTime now) => (State, DoneAt) = (VisitState.Done, DoneAt ?? now);
}

/// <summary>代表: who speaks for a group.</summary>
public sealed class Representative
{
    public long Id { get; init; }
    public Guid CaseId { get; init; }
    public required string Name { get; init; }
    public string? Phone { get; init; }
    public byte[]? IdNumberSealed { get; init; }
    public string? IdNumberIndex { get; init; }
}
