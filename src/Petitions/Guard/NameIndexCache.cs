using Petitions.Data;
using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>Keeps the index of all names until the office changes, in this process or in another.</summary>
public sealed class NameIndexCache
{
    private Kept? current;

    public async Task<NameIndex> GetAsync(PetitionsDb db, StandingsUpdate office, CancellationToken cancellation = default)
    {
        var version = await DirectoryCache.VersionAsync(db, cancellation);
        if (current is { } kept && kept.Version == version)
            return kept.Index;
        var index = new NameIndex(await office.SnapshotAsync(cancellation));
        current = new Kept(version, index);
        return index;
    }

    private sealed record Kept(int Version, NameIndex Index);
}
