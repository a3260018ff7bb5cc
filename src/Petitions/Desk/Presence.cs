using System.Collections.Concurrent;
using Petitions.Deadlines;

namespace Petitions.Desk;

/// <summary>
/// Who has which case open now. It is worth nothing a minute later: kept in memory, in no journal, and gone with the process.
/// </summary>
/// <remarks>Each node of several would know only those who talk to it.</remarks>
public sealed class Presence(OfficeClock clock)
{
    /// <summary>Somebody who has not been heard of for so long has left; pages say every twenty seconds that they are open.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(50);

    private readonly ConcurrentDictionary<(Guid CaseId, string PersonId), DateTime> seen = new();

    public void Here(Guid caseId, string personId)
    {
        Forget();
        seen[(caseId, personId)] = clock.Now;
    }

    public IReadOnlyList<string> OthersAt(Guid caseId, string personId) =>
        [.. seen.Where(s => s.Key.CaseId == caseId && s.Key.PersonId != personId && IsFresh(s.Value)).Select(s => s.Key.PersonId).Order(StringComparer.Ordinal)];

    private void Forget()
    {
        foreach (var gone in seen.Where(s => !IsFresh(s.Value)))
            seen.TryRemove(gone);
    }

    private bool IsFresh(DateTime at) => clock.Now - at < Fresh;
}
