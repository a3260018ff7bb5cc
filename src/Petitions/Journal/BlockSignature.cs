namespace Petitions.Journal;

internal static class BlockSignature
{
    /// <summary>What the first block has before it.</summary>
    public const string Genesis = "petitions journal 1";

    public static string Of(JournalBlock block, JournalKey key) => key.Sign(new CanonicalBytes()
        .Add("block").Add(block.PreviousHash).Add(block.Id).Add(block.FirstEntry).Add(block.LastEntry).Add(block.Count)
        .Add(block.EntriesHash).Add(block.SealedAt).Written);
}
