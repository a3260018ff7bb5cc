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
        public DateTime? DueAt { get; init; }
        public string? LastOutcome { get; init; }
    }

    public async Task<IReadOnlyDictionary<DueState, int>> CountsAsync(CancellationToken cancellation)
    {
        var counts = new Dictionary<DueState, int>();
        foreach (var due in Enum.GetValues<DueState>())
            counts[due] = await (await RowsAsync(new TaskFilter(due), cancellation)).CountAsync(cancellation);
        return counts;
    }

    public async Task<int> CountAsync(TaskFilter filter, CancellationToken cancellation) =>
        await (await RowsAsync(filter, cancellation)).CountAsync(cancellation);

    public async Task<IReadOnlyList<TaskLine>> ListAsync(TaskFilter filter, int skip, int take, CancellationToken cancellation)
    {
        var rows = (await RowsAsync(filter, cancellation)).OrderBy(r => r.DueAt == null).ThenBy(r => r.DueAt).ThenBy(r => r.Task.CreatedAt).ThenBy(r => r.Task.Id);
        var found = await rows.Skip(skip).Take(take).Select(r => new
        {
            r.Task.Id,
            r.Case.Number,
            r.Task.Step,
            r.Case.Registration!.Title,
            Urgency = (Urgency?)r.Case.Slip!.Urgency,
            r.Case.Sealed,
            r.Task.Escalated,
            r.Task.UnitId,
            r.Task.ClaimedBy,
            r.Task.CreatedAt,
            r.DueAt,
            r.LastOutcome,
        }).ToListAsync(cancellation);
        return [.. found.Select(r => new TaskLine(r.Id, r.Number, r.Step, r.Title, r.Urgency, r.Sealed, r.Escalated, r.UnitId, r.ClaimedBy, r.CreatedAt, r.DueAt, StateOf(r.DueAt), BackwardOutcomes.Contains(r.LastOutcome)))];
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
        var rows = tasks.Join(cases, t => t.CaseId, c => c.Id, (t, c) => new Row
        {
            Task = t,
            Case = c,
            DueAt = db.Deadlines.Where(d => d.CaseId == c.Id && d.MetAt == null && d.EndedAt == null).Min(d => (DateTime?)d.DueAt),
            LastOutcome = db.Steps.Where(s => s.CaseId == c.Id).OrderByDescending(s => s.Id).Select(s => s.Outcome).FirstOrDefault(),
        });
        if (filter.CameBack)
            rows = rows.Where(r => BackwardOutcomes.Contains(r.LastOutcome));
        var (now, tomorrow, later) = (clock.Now, Midnight(1), Midnight(1 + SoonDays));
        return filter.Due switch
        {
            null => rows,
            DueState.Overdue => rows.Where(r => r.DueAt < now),
            DueState.Today => rows.Where(r => r.DueAt >= now && r.DueAt < tomorrow),
            DueState.Soon => rows.Where(r => r.DueAt >= tomorrow && r.DueAt < later && r.DueAt >= now),
            DueState.Later => rows.Where(r => r.DueAt == null || r.DueAt >= later),
            _ => throw new ArgumentOutOfRangeException(nameof(filter)),
        };
    }

    private DateTime Midnight(int daysAhead) => clock.InstantOf(clock.Today.AddDays(daysAhead), TimeOnly.MinValue);
}
