namespace Petitions.Journal;

/// <summary>
/// One act, refusal, guarded look or change of configuration. Written in the act's own transaction and never changed.
/// </summary>
public sealed class JournalEntry
{
    public long Id { get; init; }
    public DateTime At { get; init; }

    /// <summary>Null when the system acted.</summary>
    public string? PersonId { get; init; }
    public required string Kind { get; init; }
    public Guid? CaseId { get; init; }

    /// <summary>May be destroyed by retention; the chain holds its hash.</summary>
    public string? PayloadJson { get; set; }
    public required string PayloadHash { get; init; }
}

/// <summary>A signed run of entries: HMAC over the block before, the ids and the hashes of its entries.</summary>
public sealed class JournalBlock
{
    public long Id { get; init; }
    public long FirstEntry { get; init; }
    public long LastEntry { get; init; }
    public int Count { get; init; }
    public required string PreviousHash { get; init; }
    public required string EntriesHash { get; init; }
    public required string Signature { get; init; }
    public DateTime SealedAt { get; init; }
}
