namespace Petitions.Benchmarks;

/// <summary>What else the machine was doing: a figure by the clock says little without it.</summary>
internal static class Machine
{
    private const string Averages = "/proc/loadavg";

    public static string Load => File.Exists(Averages)
        ? $"load {File.ReadAllText(Averages).Split(' ')[0]} on {Environment.ProcessorCount} processors"
        : $"{Environment.ProcessorCount} processors";
}
