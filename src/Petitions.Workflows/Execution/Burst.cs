using Petitions.Workflows.State;

namespace Petitions.Workflows.Execution;

/// <summary>What one stimulus did. The host stores all of it in one transaction, or nothing.</summary>
/// <param name="State">The new state; the same object as before when nothing changed.</param>
/// <param name="Delivered">Whether the stimulus found something to act on. An early event that is kept is not delivered.</param>
/// <param name="Journal">What happened, in order.</param>
/// <param name="Opened">Bookmarks that are open now and were not before.</param>
/// <param name="Closed">Bookmarks that were open before and are not any more.</param>
public sealed record Burst(
    InstanceState State,
    bool Delivered,
    IReadOnlyList<JournalEntry> Journal,
    IReadOnlyList<Bookmark> Opened,
    IReadOnlyList<Bookmark> Closed)
{
    /// <summary>Whether the state differs from the one before and must be stored.</summary>
    public required bool Changed { get; init; }

    /// <summary>Incidents raised by this burst.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    internal static Burst Nothing(InstanceState state) => new(state, false, [], [], []) { Changed = false };
}
