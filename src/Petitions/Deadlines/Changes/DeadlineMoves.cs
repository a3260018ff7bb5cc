using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines.Calendars;
using Petitions.Journal;

namespace Petitions.Deadlines.Changes;

/// <summary>
/// Counts a clock again, with its own version of the rule, its pauses and its extension, and lays its stages out anew where
/// the date moves. Doing it twice does it once. Runs within the act that causes it.
/// </summary>
public sealed class DeadlineMoves(
    PetitionsDb db, OfficeCalendars calendars, OfficeRules rules, OfficeHours hours, JournalWriter journal, CurrentActor actor, OfficeClock clock)
{
    /// <summary>What is kept with a stage that did not fire because its clock stood still.</summary>
    public const string Paused = "paused";

    private const string Moved = "moved";

    /// <summary>The date and the trace as this calendar gives them; nothing is changed.</summary>
    public async Task<DueResult> CountAsync(Deadline deadline, WorkCalendar calendar, CancellationToken cancellation) =>
        Count(deadline, await StopsAsync(deadline.Id, cancellation), calendar);

    public DueResult Count(Deadline deadline, IEnumerable<DeadlinePause> pauses, WorkCalendar calendar)
    {
        var rule = rules.Of(deadline);
        var stops = pauses.Select(pause => pause.Stop).OfType<ClockStop>().ToArray();
        var extension = deadline.ExtendedBy > 0 ? new DeadlineSpan(deadline.ExtendedBy, rule.Span.Unit) : (DeadlineSpan?)null;
        return DueDate.Calculate(rule, DeadlineStart.At(deadline.StartedAt), calendar, hours, new DueAdjustments(stops, extension));
    }

    public async Task RecountAsync(Deadline deadline, MoveKind kind, string? reason, CancellationToken cancellation)
    {
        var calendar = await calendars.GetAsync(db, cancellation);
        var due = await CountAsync(deadline, calendar, cancellation);
        await TakeAsync(deadline, due, calendar, kind, reason, cancellation);
    }

    public async Task TakeAsync(Deadline deadline, DueResult due, OfficeCalendar calendar, MoveKind kind, string? reason, CancellationToken cancellation)
    {
        var old = deadline.Due;
        var moved = deadline.Take(due, calendar.Edition);
        Record(deadline, kind, reason, old);
        if (moved)
            journal.Write("deadline.moved", deadline.CaseId, new { deadline.RuleId, kind, old, deadline.Due });
        // While it stands still nothing is due of it.
        if (deadline.PausedAt is null)
            await LayOutAsync(deadline, due, calendar, moved, cancellation);
    }

    public void Record(Deadline deadline, MoveKind kind, string? reason, DateOnly? oldDue = null) => db.DeadlineMoves.Add(new DeadlineMove
    {
        DeadlineId = deadline.Id,
        CaseId = deadline.CaseId,
        At = clock.Now,
        PersonId = actor.PersonId,
        Kind = kind,
        Reason = reason,
        OldDue = oldDue ?? deadline.Due,
        NewDue = deadline.Due,
    });

    /// <summary>Ends every stage of a clock that has not fired.</summary>
    public async Task SilenceAsync(Deadline deadline, string result, CancellationToken cancellation)
    {
        foreach (var row in (await RowsAsync(deadline, cancellation)).Where(row => row.DoneAt is null))
            (row.DoneAt, row.Result) = (clock.Now, result);
    }

    /// <summary>The date stays; its stages are put where the calendar has them now.</summary>
    public Task LayOutAgainAsync(Deadline deadline, DueResult due, OfficeCalendar calendar, CancellationToken cancellation)
    {
        deadline.Take(due, calendar.Edition);
        return LayOutAsync(deadline, due, calendar, moved: false, cancellation);
    }

    private async Task LayOutAsync(Deadline deadline, DueResult due, OfficeCalendar calendar, bool moved, CancellationToken cancellation)
    {
        var rows = await RowsAsync(deadline, cancellation);
        var stages = DueDate.Stages(rules.Of(deadline), due, calendar);
        if (!moved && rows.Any(row => row.DueVersion == deadline.DueVersion))
        {
            // The date stays, but a stage that lies some working days from it may not; what a pause had silenced is due again.
            foreach (var row in rows.Where(row => row.DueVersion == deadline.DueVersion && (row.DoneAt is null || row.Result == Paused)))
                if (stages.FirstOrDefault(stage => stage.Id == row.Stage) is { } stage)
                    (row.DueAt, row.DoneAt, row.Result) = (stage.AtUtc, null, null);
            return;
        }

        foreach (var row in rows.Where(row => row.DoneAt is null))
            (row.DoneAt, row.Result) = (clock.Now, Moved);
        // What was said of the old date need not be said again unless it lies ahead once more.
        foreach (var stage in stages.Where(stage => stage.AtUtc > clock.Now || !rows.Any(row => row.Stage == stage.Id && row.HasFired)))
            db.DueRows.Add(DueRow.Of(deadline, stage));
    }

    private async Task<List<DueRow>> RowsAsync(Deadline deadline, CancellationToken cancellation)
    {
        var saved = await db.DueRows.Where(row => row.DeadlineId == deadline.Id).ToListAsync(cancellation);
        return [.. saved.Union(db.DueRows.Local.Where(row => row.DeadlineId == deadline.Id))];
    }

    private async Task<List<DeadlinePause>> StopsAsync(Guid deadlineId, CancellationToken cancellation)
    {
        var saved = await db.DeadlinePauses.Where(pause => pause.DeadlineId == deadlineId).ToListAsync(cancellation);
        return [.. saved.Union(db.DeadlinePauses.Local.Where(pause => pause.DeadlineId == deadlineId))];
    }
}
