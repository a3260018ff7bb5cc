namespace Petitions.Journal;

/// <summary>
/// Gathers where entries differ from what their blocks remember, and says at the end what was done to each: an entry that is
/// found at another place was moved, whichever block it came from.
/// </summary>
internal sealed class EntryDifferences
{
    private readonly List<EntryMark> missing = [];
    private readonly List<EntryMark> extra = [];

    public bool Compare(IReadOnlyList<EntryMark> was, IReadOnlyList<EntryMark> @is)
    {
        var before = missing.Count + extra.Count;
        var expected = was.ToDictionary(mark => mark.Id, mark => mark.Print);
        var found = @is.ToDictionary(mark => mark.Id, mark => mark.Print);
        missing.AddRange(was.Where(mark => !found.TryGetValue(mark.Id, out var print) || print != mark.Print));
        extra.AddRange(@is.Where(mark => !expected.TryGetValue(mark.Id, out var print) || print != mark.Print));
        return missing.Count + extra.Count > before;
    }

    public void Inserted(IEnumerable<EntryMark> marks) => extra.AddRange(marks);

    public IEnumerable<JournalFinding> Findings()
    {
        var lost = missing.Select(mark => mark.Print).ToHashSet();
        var places = missing.Select(mark => mark.Id).ToHashSet();
        var filled = extra.Select(mark => mark.Id).ToHashSet();
        var arrived = extra.Select(mark => mark.Print).ToHashSet();
        foreach (var mark in extra)
        {
            var kind = lost.Contains(mark.Print) ? JournalFindingKind.EntryMoved
                : places.Contains(mark.Id) ? JournalFindingKind.EntryAltered
                : JournalFindingKind.EntryInserted;
            yield return JournalFinding.At(kind, mark.Id);
        }
        foreach (var mark in missing.Where(mark => !filled.Contains(mark.Id) && !arrived.Contains(mark.Print)))
            yield return JournalFinding.At(JournalFindingKind.EntryRemoved, mark.Id);
    }
}
