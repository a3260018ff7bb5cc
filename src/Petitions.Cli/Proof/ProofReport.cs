namespace Petitions.Cli.Proof;

/// <summary>One way by which a case can reach somebody, and how often it was tried.</summary>
internal sealed class SurfaceCount
{
    public int Tried { get; set; }

    public int Done { get; set; }

    /// <summary>Refused with a reason, because of the accused.</summary>
    public int Refused { get; set; }

    /// <summary>Answered like a number that never existed.</summary>
    public int Hidden { get; set; }

    /// <summary>Refused by any other rule, which says nothing about the guard.</summary>
    public int OtherRule { get; set; }
}

/// <param name="Office">Which of the run's offices: seed and office make it again.</param>
/// <param name="Property">The property of domain.md §10.4 that does not hold.</param>
internal sealed record Breach(int Office, int Step, string Act, string Property, string What);

internal sealed class ProofReport(int seed)
{
    private readonly SortedDictionary<string, SurfaceCount> surfaces = new(StringComparer.Ordinal);

    public int Seed => seed;

    public int Steps { get; set; }

    public int Offices { get; set; }

    public TimeSpan Took { get; set; }

    public double StepsPerSecond => Math.Round(Steps / Math.Max(Took.TotalSeconds, 0.001), 1);

    public List<Breach> Broken { get; } = [];

    public IReadOnlyDictionary<string, SurfaceCount> Surfaces => surfaces;

    public SurfaceCount Of(string surface)
    {
        if (!surfaces.TryGetValue(surface, out var count))
            surfaces[surface] = count = new SurfaceCount();
        return count;
    }
}
