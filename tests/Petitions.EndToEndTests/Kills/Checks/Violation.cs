namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>An invariant that does not hold, and where.</summary>
internal sealed record Violation(string Rule, string Where)
{
    public override string ToString() => $"{Rule}: {Where}";
}

/// <summary>The Message-IDs that the mail server took over, repeats included, and how many kills hit a send.</summary>
internal sealed record Arrived(IEnumerable<string> MessageIds, int SendsHit);
