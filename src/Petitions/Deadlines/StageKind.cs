namespace Petitions.Deadlines;

public enum StageKind
{
    /// <summary>提醒: somebody is told, nothing changes.</summary>
    Reminder,

    /// <summary>The system acts so that the deadline is kept, or escalates what it may not do.</summary>
    Enforce,

    /// <summary>超期: the deadline is over; on record from here on.</summary>
    Breach,

    /// <summary>催办: urging after the breach, rung by rung.</summary>
    Rung,
}
