namespace Petitions.Journal;

/// <summary>
/// The end of the journal is not what the head remembers. Nothing is sealed on top of it, so that the evidence stays;
/// the administrator verifies the journal and decides.
/// </summary>
public sealed class JournalBroken(string code) : Exception($"The journal cannot be sealed: {code}. Run verify-journal.")
{
    public string Code { get; } = code;
}
