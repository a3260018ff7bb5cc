namespace Petitions.Workflows.Expressions;

/// <summary>Limits of one script run. A script that hits one becomes an incident; the process goes on.</summary>
public sealed record ScriptLimits
{
    /// <summary>Longest run. Default one second.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Most memory a run may allocate, in bytes. Default 32 MB.</summary>
    public long MemoryBytes { get; init; } = 32_000_000;

    /// <summary>Most statements. Default 50,000. Together with the size of the stack it bounds any recursion.</summary>
    public int Statements { get; init; } = 50_000;

    /// <summary>Deepest recursion of functions. Default 64.</summary>
    public int RecursionDepth { get; init; } = 64;

    /// <summary>Longest text a script may build in one call, in characters. Default 1,000,000.</summary>
    public int TextLength { get; init; } = 1_000_000;

    /// <summary>Longest array. Default 100,000 elements.</summary>
    public uint ArrayLength { get; init; } = 100_000;
}
