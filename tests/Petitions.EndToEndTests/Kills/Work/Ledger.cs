using System.Collections.Concurrent;

namespace Petitions.EndToEndTests.Kills.Work;

/// <summary>The clients' own record, outside of the server: what was asked, answered and left in doubt.</summary>
internal sealed class Ledger
{
    public ConcurrentQueue<Act> Acts { get; private init; } = [];

    /// <summary>Answers that no client understands: a failure of the server, not of an act.</summary>
    public ConcurrentQueue<string> Surprises { get; } = [];

    private int tokensLost;

    /// <summary>Tokens that a later server did not take.</summary>
    public int TokensLost => tokensLost;

    /// <summary>As it is now, for a check of how things were now.</summary>
    public Ledger Copy() => new() { Acts = new ConcurrentQueue<Act>(Acts) };

    public void TokenLost() => Interlocked.Increment(ref tokensLost);
}
