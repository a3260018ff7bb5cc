namespace Petitions.Journal;

public enum JournalFindingKind
{
    /// <summary>The entry is not the one that was sealed.</summary>
    EntryAltered,

    /// <summary>The payload does not fit its hash: in a sealed entry or in one that is not sealed yet.</summary>
    PayloadAltered,
    EntryRemoved,
    EntryInserted,

    /// <summary>The entry stood at another place when it was sealed.</summary>
    EntryMoved,

    /// <summary>The entries of a block hold what no entry can hold, a time that is none for example.</summary>
    EntriesUnreadable,
    BlockAltered,
    BlockRemoved,

    /// <summary>Only the signature was changed: what it signs is what the next block, or the head, knows.</summary>
    SignatureAltered,

    /// <summary>The head knows of more than the database holds.</summary>
    CutOff,
    HeadMissing,
    HeadAltered,

    /// <summary>The head is genuine and tells of another block than the database holds: the database was exchanged.</summary>
    HeadContradicts,

    /// <summary>Nothing was signed with this key: it is the key of another office.</summary>
    KeyDoesNotFit,
}

/// <summary>What is wrong, in which blocks or entries.</summary>
public sealed record JournalFinding(JournalFindingKind Kind, long? From = null, long? To = null)
{
    public static JournalFinding At(JournalFindingKind kind, long place) => new(kind, place, place);
}

/// <summary>The unsealed are the entries since the last block: normal, and vouched for by nothing yet.</summary>
public sealed record JournalReport(IReadOnlyList<JournalFinding> Findings, long Blocks, long Entries, long Unsealed)
{
    public bool IsIntact => Findings.Count == 0;
}
