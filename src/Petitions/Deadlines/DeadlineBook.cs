using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Deadlines;

/// <summary>
/// Starts, meets and ends the clocks of a case within the act that causes it. A running clock keeps the rule and calendar
/// version it was counted by.
/// </summary>
public sealed class DeadlineBook(PetitionsDb db, WorkCalendar calendar, DeadlineRules rules, OfficeHours hours, JournalWriter journal, OfficeClock clock)
{
    public const string ForwardThreeDays = "forward-3-days";
    public const string OpenSameDay = "open-same-day";

    private const string Ended = "ended";
    private const string Met = "met";

    /// <summary>Starts a clock at receipt, whenever it was registered here; a clock that the case has already is not started again.</summary>
    /// <exception cref="RuleBroken"><c>deadline-rule-unknown</c>: a workflow file names a rule that does not exist.</exception>
    public async Task StartAsync(PetitionCase letter, string ruleId, CancellationToken cancellation = default)
    {
        if (db.Deadlines.Local.Any(d => d.CaseId == letter.Id && d.RuleId == ruleId)
            || await db.Deadlines.AnyAsync(d => d.CaseId == letter.Id && d.RuleId == ruleId, cancellation))
            return;
        var startedAt = letter.Receipt.ReceivedAt;
        var rule = rules.Find(ruleId, clock.DateOf(startedAt)) ?? rules.Find(ruleId) ?? throw new RuleBroken("deadline-rule-unknown", ruleId);
        var due = DueDate.Calculate(rule, startedAt, calendar, hours);
        var deadline = new Deadline
        {
            Id = Guid.NewGuid(),
            CaseId = letter.Id,
            RuleId = rule.Id,
            RuleVersion = rule.Version,
            CalendarVersion = due.CalendarVersion,
            StartedAt = startedAt,
            Raw = due.Raw,
            Due = due.Due,
            DueAt = due.DueAtUtc,
            Provisional = due.Provisional,
        };
        db.Deadlines.Add(deadline);
        foreach (var stage in DueDate.Stages(rule, due, calendar))
            db.DueRows.Add(new DueRow { Kind = DueKind.DeadlineStage, DueAt = stage.AtUtc, CaseId = letter.Id, DeadlineId = deadline.Id, Stage = stage.Id });
        journal.Write("deadline.started", letter.Id, new { ruleId, deadline.Due, deadline.Provisional });
    }

    /// <summary>The clock has done its work. Late is late: a breach stays on record.</summary>
    public async Task MeetAsync(Guid caseId, string ruleId, CancellationToken cancellation = default)
    {
        foreach (var deadline in await RunningAsync(caseId, ruleId, cancellation))
        {
            deadline.Meet(clock.Now);
            await SilenceAsync(deadline, Met, cancellation);
            var late = clock.Now > deadline.DueAt;
            journal.Write("deadline.met", caseId, new { deadline.RuleId, late });
            if (late && deadline.BreachedAt is null)
                Breach(deadline);
        }
    }

    /// <summary>超期 on record: by the sweep, or by whoever does the work before the sweep came by.</summary>
    public void Breach(Deadline deadline)
    {
        deadline.Breach(clock.Now);
        journal.Write("deadline.breached", deadline.CaseId, new { deadline.RuleId, deadline.Due });
    }

    public async Task EndAsync(Guid caseId, string? ruleId, string reason, CancellationToken cancellation = default)
    {
        foreach (var deadline in await RunningAsync(caseId, ruleId, cancellation))
        {
            deadline.End(clock.Now, reason);
            await SilenceAsync(deadline, Ended, cancellation);
            journal.Write("deadline.ended", caseId, new { deadline.RuleId, reason });
        }
    }

    public Task EndAllAsync(Guid caseId, string reason, CancellationToken cancellation = default) => EndAsync(caseId, null, reason, cancellation);

    /// <summary>A clock that ended because nothing was to be sent runs on, at its old date, when something is sent after all.</summary>
    public async Task ReopenAsync(Guid caseId, string ruleId, CancellationToken cancellation = default)
    {
        foreach (var deadline in await db.Deadlines.Where(d => d.CaseId == caseId && d.RuleId == ruleId && d.EndedAt != null && d.MetAt == null).ToListAsync(cancellation))
        {
            deadline.Resume();
            foreach (var row in await db.DueRows.Where(r => r.DeadlineId == deadline.Id && r.Result == Ended).ToListAsync(cancellation))
                (row.DoneAt, row.Result) = (null, null);
            journal.Write("deadline.resumed", caseId, new { deadline.RuleId });
        }
    }

    private async Task<List<Deadline>> RunningAsync(Guid caseId, string? ruleId, CancellationToken cancellation)
    {
        // A letter opened at receipt meets a clock that was started in the same act and is not saved yet.
        var fresh = db.Deadlines.Local.Where(d => d.CaseId == caseId && (ruleId == null || d.RuleId == ruleId)).ToList();
        var saved = await db.Deadlines.Where(d => d.CaseId == caseId && (ruleId == null || d.RuleId == ruleId)).ToListAsync(cancellation);
        return [.. fresh.Union(saved).Where(d => d.IsRunning)];
    }

    private async Task SilenceAsync(Deadline deadline, string result, CancellationToken cancellation)
    {
        var rows = await db.DueRows.Where(r => r.DeadlineId == deadline.Id).ToListAsync(cancellation);
        foreach (var row in rows.Union(db.DueRows.Local.Where(r => r.DeadlineId == deadline.Id)).Where(r => r.DoneAt is null))
            (row.DoneAt, row.Result) = (clock.Now, result);
    }
}
