using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines.Changes;
using Petitions.Dispatch;

namespace Petitions.Deadlines.Calendars;

/// <summary>
/// Counts every open deadline on another calendar. Shows what would move, or moves it within the act of the import; a breach
/// that there never was on the right calendar is withdrawn, and stays in the clock's history (intake.md §3 cases 4, 5, 26).
/// </summary>
public sealed class MoveByCalendar(PetitionsDb db, OfficeCalendars calendars, DeadlineMoves moves, DeadlineBook book, OfficeRules rules, StageRecipients recipients, Notices notices, OfficeClock clock)
{
    private const int BatchSize = 500;

    /// <summary>What this calendar would move, if it were the office's.</summary>
    public async Task<IReadOnlyList<CalendarMove>> PreviewAsync(WorkCalendar calendar, CancellationToken cancellation = default)
    {
        var found = new List<CalendarMove>();
        await foreach (var (deadline, pauses) in OpenAsync(tracked: false, cancellation))
            if (Move(deadline, moves.Count(deadline, pauses, calendar)) is { } move)
                found.Add(move);
        return found;
    }

    /// <summary>Moves what the calendar now in force moves.</summary>
    public async Task<IReadOnlyList<CalendarMove>> RunAsync(CancellationToken cancellation = default)
    {
        var calendar = await calendars.GetAsync(db, cancellation);
        var moved = new List<CalendarMove>();
        await foreach (var (deadline, pauses) in OpenAsync(tracked: true, cancellation))
            if (await MoveAsync(deadline, pauses, calendar, cancellation) is { } move)
                moved.Add(move);
        return moved;
    }

    private async Task<CalendarMove?> MoveAsync(Deadline deadline, List<DeadlinePause> pauses, OfficeCalendar calendar, CancellationToken cancellation)
    {
        var due = moves.Count(deadline, pauses, calendar);
        var move = Move(deadline, due);
        if (move is not null)
        {
            await moves.TakeAsync(deadline, due, calendar, MoveKind.Calendar, due.CalendarVersion, cancellation);
            await WithdrawBreachAsync(deadline, cancellation);
        }
        // Without a new date, stages that lie some working days from it may still move.
        else if (deadline.PausedAt is null && await StagesMoveAsync(deadline, due, calendar, cancellation))
            await moves.LayOutAgainAsync(deadline, due, calendar, cancellation);
        return move;
    }

    private async Task WithdrawBreachAsync(Deadline deadline, CancellationToken cancellation)
    {
        if (deadline.BreachedAt is null || deadline.DueAt <= clock.Now)
            return;
        book.WithdrawBreach(deadline, deadline.CalendarVersion);
        var told = await recipients.OfAsync(deadline.CaseId, rules.Of(deadline).BreachTo, cancellation);
        await notices.AddAsync(deadline.CaseId, $"{deadline.RuleId}:breach-withdrawn", told, $"deadline:{deadline.Id}:breach-withdrawn:{deadline.DueVersion}", cancellation);
    }

    private async Task<bool> StagesMoveAsync(Deadline deadline, DueResult due, WorkCalendar calendar, CancellationToken cancellation)
    {
        var stages = DueDate.Stages(rules.Of(deadline), due, calendar).ToDictionary(stage => stage.Id, stage => stage.AtUtc);
        var open = await db.DueRows.Where(row => row.DeadlineId == deadline.Id && row.DoneAt == null).ToListAsync(cancellation);
        return open.Any(row => stages.TryGetValue(row.Stage!, out var at) && at != row.DueAt);
    }

    private static CalendarMove? Move(Deadline deadline, DueResult due) =>
        due.DueAtUtc == deadline.DueAt && due.Raw == deadline.Raw && due.Provisional == deadline.Provisional
            ? null
            : new CalendarMove(deadline.CaseId, deadline.Id, deadline.RuleId, deadline.Due, due.Due, deadline.DueAt, due.DueAtUtc, deadline.Provisional, due.Provisional);

    private async IAsyncEnumerable<(Deadline, List<DeadlinePause>)> OpenAsync(bool tracked, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var open = await db.Deadlines.Where(d => d.MetAt == null && d.EndedAt == null).OrderBy(d => d.DueAt).ThenBy(d => d.Id).Select(d => d.Id).ToListAsync(cancellation);
        foreach (var ids in open.Chunk(BatchSize))
        {
            var deadlines = db.Deadlines.Where(d => ids.Contains(d.Id));
            var pauses = (await db.DeadlinePauses.AsNoTracking().Where(p => ids.Contains(p.DeadlineId)).ToListAsync(cancellation)).ToLookup(p => p.DeadlineId);
            foreach (var deadline in await (tracked ? deadlines : deadlines.AsNoTracking()).OrderBy(d => d.DueAt).ThenBy(d => d.Id).ToListAsync(cancellation))
                yield return (deadline, [.. pauses[deadline.Id]]);
        }
    }
}
