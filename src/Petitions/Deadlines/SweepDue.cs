using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines.Calendars;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Process;

namespace Petitions.Deadlines;

/// <summary>
/// Works off everything that is due. Rows are taken in order and in batches, each batch with its effects in one
/// transaction; a batch that fails is done in halves, and a row that fails alone becomes an incident and is tried again later.
/// A second sweep beside this one finds the rows done: it adds nothing.
/// </summary>
public sealed class SweepDue(PetitionsDb db, Transactions transactions, DueEffects effects, DueBatch due, ReproveGuard guard, CalendarAlarm calendar, ClockWatch watch, SweepHealth health, JournalWriter journal, FlightRecorder flights, TimeProvider time, OfficeClock clock)
{
    /// <returns>How many rows were worked off.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        using var flight = flights.Sweep();
        if (watch.Look() is { } jump)
            await transactions.RunAsync(() => JumpedAsync(jump), cancellation);
        // First: nobody who stands for an accused since this morning is told or sent anything below.
        await guard.RunAsync(cancellation);
        await calendar.RunAsync(cancellation);
        var (done, length) = (0, new BatchLength());
        for (var begin = time.GetTimestamp(); await TakeAsync(length.Rows, cancellation) is { Count: > 0 } batch; begin = time.GetTimestamp())
        {
            done += await WorkOffAsync(batch, cancellation);
            length.Took(time.GetElapsedTime(begin));
            health.Beat();
        }
        health.Swept();
        return done;
    }

    private Task<List<long>> TakeAsync(int rows, CancellationToken cancellation)
    {
        var now = clock.Now;
        return db.DueRows.Where(r => r.DoneAt == null && r.DueAt <= now && (r.RetryAt == null || r.RetryAt <= now))
            .OrderBy(r => r.DueAt).ThenBy(r => r.Id).Select(r => r.Id).Take(rows).ToListAsync(cancellation);
    }

    /// <summary>What fails is done again in two halves, down to the row that fails alone: a bad one among a thousand costs twenty transactions.</summary>
    private async Task<int> WorkOffAsync(List<long> batch, CancellationToken cancellation)
    {
        try
        {
            return await transactions.RunAsync(() => FireAsync(batch, cancellation), cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            if (batch is [var alone])
            {
                await transactions.RunAsync(() => FailedAsync(alone, problem, cancellation), cancellation);
                return 0;
            }
            var half = batch.Count / 2;
            return await WorkOffAsync(batch[..half], cancellation) + await WorkOffAsync(batch[half..], cancellation);
        }
    }

    private async Task<int> FireAsync(List<long> batch, CancellationToken cancellation)
    {
        var (now, fired) = (clock.Now, new List<DueRow>());
        var rows = await due.ReadAsync(batch, cancellation);
        foreach (var row in rows)
        {
            if (due.IsOver(row))
                continue;
            row.Result = await effects.FireAsync(row, due, cancellation);
            row.DoneAt = now;
            fired.Add(row);
            if (row.Attempts > 0)
                foreach (var incident in await db.Incidents.Where(i => i.DueRowId == row.Id && i.ResolvedAt == null).ToListAsync(cancellation))
                    incident.Resolve("done", null, clock.Now);
            FailPoint.Pass("in-sweep");
        }
        await due.WriteAsync(fired, cancellation);
        return rows.Count;
    }

    private Task JumpedAsync(TimeSpan jump)
    {
        journal.Write("clock.jumped", null, new { seconds = (long)jump.TotalSeconds });
        db.Incidents.Add(new Incident { Where = "clock", Cause = $"The clock was put {(jump > TimeSpan.Zero ? "forward" : "back")} by {jump.Duration():c}.", At = clock.Now });
        return Task.CompletedTask;
    }

    private async Task FailedAsync(long id, Exception problem, CancellationToken cancellation)
    {
        var row = await db.DueRows.SingleAsync(r => r.Id == id, cancellation);
        row.Attempts++;
        row.RetryAt = clock.Now + TimeSpan.FromMinutes(Math.Min(60, 1 << Math.Min(row.Attempts, 6)));
        if (row.Attempts == 1)
            db.Incidents.Add(new Incident { CaseId = row.CaseId, InstanceId = row.InstanceId, Where = $"due:{row.Kind}:{row.Stage}", Cause = problem.Message, At = clock.Now, DueRowId = row.Id });
    }
}
