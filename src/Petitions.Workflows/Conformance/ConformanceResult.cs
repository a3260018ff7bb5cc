namespace Petitions.Workflows.Conformance;

/// <summary>How a conformance case went.</summary>
public enum ConformanceVerdict
{
    /// <summary>It equals the record, or the reviewed deviation.</summary>
    Pass,

    /// <summary>It differs from a record that is itself arguably wrong, and nobody has reviewed the difference.</summary>
    Quirk,

    /// <summary>It differs from a sound record, or from the reviewed deviation.</summary>
    Fail,
}

/// <summary>Result of a conformance case.</summary>
/// <param name="Name">Name of the file without extension.</param>
/// <param name="Area">Feature area of the case.</param>
/// <param name="Verdict">How it went.</param>
/// <param name="Difference">First difference, or null.</param>
public sealed record ConformanceResult(string Name, string Area, ConformanceVerdict Verdict, string? Difference)
{
    /// <summary>The result on one line.</summary>
    public override string ToString()
        => $"{(Verdict switch { ConformanceVerdict.Pass => "pass ", ConformanceVerdict.Quirk => "quirk", _ => "fail " })} {Name} ({Area}){(Difference is null ? "" : $" [{Difference}]")}";
}
