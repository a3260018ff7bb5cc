using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Dispatch;
using Petitions.Offices;

namespace Petitions.Deadlines;

/// <summary>
/// Everything a batch of due rows needs to know, looked up at once: a hundred thousand rows that fall due in one second would
/// else ask half a million questions. Valid within the transaction it was read in.
/// </summary>
public sealed class DueBatch(PetitionsDb db, StageRecipients recipients, DirectoryCache directories, OfficeClock clock)
{
    private readonly List<Notice> notices = [];
    private Dictionary<Guid, Deadline> deadlines = [];
    private Dictionary<Guid, CaseFacts> facts = [];
    private OfficeDirectory directory = null!;

    public async Task<IReadOnlyList<DueRow>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        var rows = await db.DueRows.Where(r => ids.Contains(r.Id) && r.DoneAt == null).OrderBy(r => r.DueAt).ThenBy(r => r.Id).ToListAsync(cancellation);
        var stages = rows.Where(r => r.DeadlineId is not null).ToList();
        var known = stages.Select(r => r.DeadlineId!.Value).Distinct().ToList();
        directory = await directories.GetAsync(db, clock, cancellation);
        deadlines = await db.Deadlines.Where(d => known.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
        facts = await recipients.FactsAsync([.. stages.Select(r => r.CaseId).Distinct()], cancellation);
        notices.Clear();
        return rows;
    }

    public Deadline DeadlineOf(DueRow row) => deadlines.TryGetValue(row.DeadlineId!.Value, out var deadline)
        ? deadline
        : throw new InvalidOperationException($"Due row {row.Id} is of a deadline that does not exist.");

    public IReadOnlyList<string> PeopleOf(DueRow row, IEnumerable<Recipient> to) =>
        StageRecipients.Of(facts.TryGetValue(row.CaseId, out var of) ? of : throw new InvalidOperationException($"Due row {row.Id} is of a case that does not exist."), to, directory);

    /// <summary>An effect has put the case into other hands: what was read of it is no longer true.</summary>
    public async Task ReadAgainAsync(Guid caseId, CancellationToken cancellation)
    {
        if (!facts.ContainsKey(caseId))
            return;
        await db.SaveChangesAsync(cancellation);
        facts[caseId] = (await recipients.FactsAsync([caseId], cancellation))[caseId];
    }

    public void Tell(DueRow row, string code, IEnumerable<string> people, bool late) => notices.AddRange(people.Select(person =>
        new Notice { PersonId = person, Code = code, CaseId = row.CaseId, CreatedAt = clock.Now, Cause = row.Cause, Late = late }));

    /// <summary>Each person once for a cause, whatever told him before.</summary>
    public async Task WriteNoticesAsync(CancellationToken cancellation)
    {
        var causes = notices.Select(n => n.Cause).Distinct().ToList();
        var told = (await db.Notices.Where(n => causes.Contains(n.Cause)).Select(n => new { n.PersonId, n.Cause }).ToListAsync(cancellation))
            .Select(n => (n.PersonId, n.Cause)).ToHashSet();
        db.Notices.AddRange(notices.Where(n => told.Add((n.PersonId, n.Cause))));
        notices.Clear();
    }
}
