using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Tasks;

namespace Petitions.Web.Pages.Tasks;

public enum DueState { Overdue, Today, Soon, Later }

public sealed record TaskLine(
    Guid Id, string Number, string Step, string? Title, Urgency? Urgency, bool Sealed, bool Escalated, string? UnitId, string? ClaimedBy, DateTime CreatedAt, DateTime? DueAt, DueState Due, bool CameBack);

/// <summary>Which of my open tasks are asked for.</summary>
public sealed record TaskFilter(DueState? Due = null, IReadOnlyList<string>? Steps = null, bool OfUnit = false, string? Number = null, bool CameBack = false, bool Escalated = false);

/// <summary>The open tasks of whoever looks, by what is due. Only what the guard gives out is counted.</summary>
public sealed class MyTasks(PetitionsDb db, CaseGuard guard, TaskAccess access, OfficeClock clock)
{
    /// <summary>Soon: within three days after today, the span of the house's own deadline.</summary>
    private const int SoonDays = 3;

    /// <summary>After these a task is there again because somebody would not have it as it was (design §12).</summary>
    private static readonly string[] BackwardOutcomes = ["returned", "objected", "refused", "dissatisfied"];

    public static bool IsBackward(string? outcome) => BackwardOutcomes.Contains(outcome);

    private sealed class Row
    {
        public required HumanTask Task { get; init; }
        public required PetitionCase Case { get; init; }
    }

    /// <summary>What tasks are sorted and counted by. Read for all of them at once: whoever has thousands still has them in one query.</summary>
    private sealed record Waiting(Guid Id, DateTime CreatedAt, DateTime? DueAt);

    /// <summary>How many there are by what is due, and the first of them.</summary>
    public async Task<(IReadOnlyDictionary<DueState, int> Counts, IReadOnlyList<TaskLine> Tasks)> DeskAsync(int shown, CancellationToken cancellation)
    {
        var waiting = await WaitingAsync(new TaskFilter(), cancellation);
        var counts = waiting.CountBy(w => StateOf(w.DueAt)).ToDictionary();
        return (Enum.GetValues<DueState>().ToDictionary(due => due, due => counts.GetValueOrDefault(due)), await LinesAsync([.. waiting.Take(shown)], cancellation));
    }

    public async Task<int> CountAsync(TaskFilter filter, CancellationToken cancellation) =>
        filter.Due is null ? await (await RowsAsync(filter, cancellation)).CountAsync(cancellation) : (await WaitingAsync(filter, cancellation)).Count;

    public async Task<IReadOnlyList<TaskLine>> ListAsync(TaskFilter filter, int skip, int take, CancellationToken cancellation) =>
        await LinesAsync([.. (await WaitingAsync(filter, cancellation)).Skip(skip).Take(take)], cancellation);

    private async Task<List<Waiting>> WaitingAsync(TaskFilter filter, CancellationToken cancellation)
    {
        var waiting = await (await RowsAsync(filter, cancellation)).Select(r => new Waiting(
            r.Task.Id, r.Task.CreatedAt, db.Deadlines.Where(d => d.CaseId == r.Case.Id && d.MetAt == null && d.EndedAt == null).Min(d => (DateTime?)d.DueAt))).ToListAsync(cancellation);
        return [.. waiting.Where(w => filter.Due is not { } due || StateOf(w.DueAt) == due).OrderBy(w => w.DueAt is null).ThenBy(w => w.DueAt).ThenBy(w => w.CreatedAt).ThenBy(w => w.Id)];
    }

    private async Task<IReadOnlyList<TaskLine>> LinesAsync(List<Waiting> page, CancellationToken cancellation)
    {
        var ids = page.Select(w => w.Id).ToList();
        var viewer = await access.ViewerAsync(cancellation);
        var cleared = viewer.IsSealedOfficer;
        var found = await guard.OpenTasks(viewer).AsNoTracking().Where(t => ids.Contains(t.Id)).Join(db.Cases, t => t.CaseId, c => c.Id, (t, c) => new
        {
            t.Id,
            c.Number,
            t.Step,
            Title = c.Sealed && !cleared ? null : c.Registration!.Title,
            Urgency = (Urgency?)c.Slip!.Urgency,
            c.Sealed,
            t.Escalated,
            t.UnitId,
            t.ClaimedBy,
            t.CreatedAt,
            LastOutcome = db.Steps.Where(s => s.CaseId == c.Id).OrderByDescending(s => s.Id).Select(s => s.Outcome).FirstOrDefault(),
        }).ToDictionaryAsync(t => t.Id, cancellation);
        return [.. page.Where(w => found.ContainsKey(w.Id)).Select(w => (Task: found[w.Id], w.DueAt)).Select(r => new TaskLine(
            r.Task.Id, r.Task.Number, r.Task.Step, r.Task.Title, r.Task.Urgency, r.Task.Sealed, r.Task.Escalated, r.Task.UnitId, r.Task.ClaimedBy, r.Task.CreatedAt,
            r.DueAt, StateOf(r.DueAt), BackwardOutcomes.Contains(r.Task.LastOutcome)))];
    }

    public DueState StateOf(DateTime? dueAt) =>
        dueAt is not { } due ? DueState.Later
        : due < clock.Now ? DueState.Overdue
        : due < Midnight(1) ? DueState.Today
        : due < Midnight(1 + SoonDays) ? DueState.Soon
        : DueState.Later;

    private async Task<IQueryable<Row>> RowsAsync(TaskFilter filter, CancellationToken cancellation)
    {
        var tasks = guard.OpenTasks(await access.ViewerAsync(cancellation));
        if (filter.Steps is { } steps)
            tasks = tasks.Where(t => steps.Contains(t.Step));
        if (filter.Escalated)
            tasks = tasks.Where(t => t.Escalated);
        if (filter.OfUnit)
            tasks = tasks.Where(t => t.UnitId != null);
        var cases = filter.Number is { } number ? db.Cases.Where(c => c.Number == number) : db.Cases;
        var rows = tasks.Join(cases, t => t.CaseId, c => c.Id, (t, c) => new Row { Task = t, Case = c });
        return filter.CameBack
            ? rows.Where(r => BackwardOutcomes.Contains(db.Steps.Where(s => s.CaseId == r.Case.Id).OrderByDescending(s => s.Id).Select(s => s.Outcome).FirstOrDefault()))
            : rows;
    }

    private DateTime Midnight(int daysAhead) => clock.InstantOf(clock.Today.AddDays(daysAhead), TimeOnly.MinValue);
}
