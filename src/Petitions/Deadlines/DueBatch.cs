using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Dispatch;
using Petitions.Journal;
using Petitions.Offices;

namespace Petitions.Deadlines;

/// <summary>
/// Everything a batch of due rows needs to know, looked up at once: a hundred thousand rows that fall due in one second would
/// else ask half a million questions. Valid within the transaction it was read in. Nothing of it is tracked: looking through it
/// for changes at every save would cost as much as the rest.
/// </summary>
public sealed class DueBatch(PetitionsDb db, StageRecipients recipients, DirectoryCache directories, JournalWriter journal, OfficeClock clock)
{
    private readonly List<Notice> notices = [];
    private readonly List<JournalEntry> entries = [];
    private readonly HashSet<long> over = [];
    private ILookup<Guid, long> rowsOf = Array.Empty<DueRow>().ToLookup(r => r.CaseId, r => r.Id);
    private Dictionary<Guid, Deadline> deadlines = [];
    private Dictionary<Guid, CaseFacts> facts = [];
    private OfficeDirectory directory = null!;

    public async Task<IReadOnlyList<DueRow>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        var rows = await db.DueRows.AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.Id) && r.DoneAt == null).OrderBy(r => r.DueAt).ThenBy(r => r.Id).ToListAsync(cancellation);
        var stages = rows.Where(r => r.DeadlineId is not null).ToList();
        var known = stages.Select(r => r.DeadlineId!.Value).Distinct().ToList();
        directory = await directories.GetAsync(db, clock, cancellation);
        deadlines = await db.Deadlines.AsNoTracking().Where(d => EF.Parameter(known).Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
        facts = await recipients.FactsAsync([.. stages.Select(r => r.CaseId).Distinct()], cancellation);
        rowsOf = rows.ToLookup(r => r.CaseId, r => r.Id);
        notices.Clear();
        entries.Clear();
        over.Clear();
        return rows;
    }

    public Deadline DeadlineOf(DueRow row) => deadlines.TryGetValue(row.DeadlineId!.Value, out var deadline)
        ? deadline
        : throw new InvalidOperationException($"Due row {row.Id} is of a deadline that does not exist.");

    /// <summary>The same clock, to be changed and saved.</summary>
    public Deadline ToChange(Deadline deadline) => db.Deadlines.Local.FindEntry(deadline.Id)?.Entity ?? db.Attach(deadline).Entity;

    /// <summary>An effect of an earlier row has silenced this one.</summary>
    public bool IsOver(DueRow row) => over.Contains(row.Id);

    public IReadOnlyList<string> PeopleOf(DueRow row, IEnumerable<Recipient> to) =>
        StageRecipients.Of(facts.TryGetValue(row.CaseId, out var of) ? of : throw new InvalidOperationException($"Due row {row.Id} is of a case that does not exist."), to, directory);

    /// <summary>An effect has put the case into other hands: what was read of it is no longer true.</summary>
    public async Task ReadAgainAsync(Guid caseId, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        var rows = rowsOf[caseId].ToList();
        over.UnionWith(await db.DueRows.Where(r => EF.Parameter(rows).Contains(r.Id) && r.DoneAt != null).Select(r => r.Id).ToListAsync(cancellation));
        if (!facts.ContainsKey(caseId))
            return;
        facts[caseId] = (await recipients.FactsAsync([caseId], cancellation))[caseId];
        foreach (var changed in await db.Deadlines.AsNoTracking().Where(d => d.CaseId == caseId).ToListAsync(cancellation))
            deadlines[changed.Id] = changed;
    }

    public void Tell(DueRow row, string code, IEnumerable<string> people, bool late) => notices.AddRange(people.Select(person =>
        new Notice { PersonId = person, Code = code, CaseId = row.CaseId, CreatedAt = clock.Now, Cause = row.Cause, Late = late }));

    public void Record(DueRow row, string kind, object payload) => entries.Add(journal.EntryOf(kind, row.CaseId, payload));

    /// <summary>What the rows came to, at once; each person is told once for a cause, whatever told him before.</summary>
    public async Task WriteAsync(IReadOnlyList<DueRow> fired, CancellationToken cancellation)
    {
        // First what the effects changed: a row that its own effect has silenced ends with what the effect came to.
        await db.SaveChangesAsync(cancellation);
        foreach (var alike in fired.GroupBy(row => (row.Result, row.DoneAt)))
            await FinishAsync(alike.Key, [.. alike], cancellation);
        await BulkInsert.RunAsync(db, notices, cancellation);
        await BulkInsert.RunAsync(db, entries, cancellation);
    }

    private async Task FinishAsync((string? Result, DateTime? At) done, List<DueRow> rows, CancellationToken cancellation)
    {
        var ids = rows.ConvertAll(row => row.Id);
        await db.DueRows.Where(r => EF.Parameter(ids).Contains(r.Id)).ExecuteUpdateAsync(row => row.SetProperty(r => r.Result, done.Result).SetProperty(r => r.DoneAt, done.At), cancellation);
    }
}
