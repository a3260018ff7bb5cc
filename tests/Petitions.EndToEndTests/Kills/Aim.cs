namespace Petitions.EndToEndTests.Kills;

/// <summary>What a kill waits for.</summary>
internal enum Aim
{
    /// <summary>Nothing: any moment.</summary>
    Chance,
    Burst,
    Sweep,
    Send,
}
