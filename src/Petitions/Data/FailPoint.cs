namespace Petitions.Data;

/// <summary>
/// Where a test may kill this process: <c>PETITIONS_FAILPOINT=before-commit:17</c> kills it, without any clean-up,
/// the 17th time that point is passed. Without the variable, nothing.
/// </summary>
public static class FailPoint
{
    private static readonly (string Name, int Pass)? Armed = Parse(Environment.GetEnvironmentVariable("PETITIONS_FAILPOINT"));
    private static int passed;

    public static void Pass(string name)
    {
        if (Armed is { } armed && armed.Name == name && Interlocked.Increment(ref passed) == armed.Pass)
            System.Diagnostics.Process.GetCurrentProcess().Kill();
    }

    private static (string, int)? Parse(string? setting) =>
        setting?.Split(':') is [var name, var pass] && int.TryParse(pass, out var number) ? (name, number) : null;
}
