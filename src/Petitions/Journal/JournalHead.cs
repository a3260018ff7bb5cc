namespace Petitions.Journal;

/// <summary>
/// How far the journal has come, kept outside the database: rows cut off at the end leave no gap, only this knows of them.
/// </summary>
internal sealed record JournalHead(long Block, long LastEntry, long Entries, string Signature, string Seal)
{
    public static JournalHead Of(long block, long lastEntry, long entries, string signature, JournalKey key) =>
        new(block, lastEntry, entries, signature, SealOf(block, lastEntry, entries, signature, key));

    public static JournalHead Genesis(JournalKey key) => Of(0, 0, 0, BlockSignature.Genesis, key);

    public bool IsGenuine(JournalKey key) => Seal == SealOf(Block, LastEntry, Entries, Signature, key);

    private static string SealOf(long block, long lastEntry, long entries, string signature, JournalKey key) =>
        key.Sign(new CanonicalBytes().Add("head").Add(block).Add(lastEntry).Add(entries).Add(signature).Written);
}
