using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines.Calendars;
using Petitions.Deadlines.Changes;
using Petitions.Journal;
using Petitions.Reviews;
using Petitions.Rules;

namespace Petitions.Deadlines;

/// <summary>
/// Starts, meets and ends the clocks of a case within the act that causes it. A running clock keeps the rule and calendar
/// version it was counted by.
/// </summary>
public sealed class DeadlineBook(
    PetitionsDb db, OfficeCalendars calendars, OfficeRules rules, OfficeHours hours, DeadlineMoves moves, JournalWriter journal, OfficeClock clock)
{
    public const string ForwardThreeDays = "forward-3-days";
    public const string OpenSameDay = "open-same-day";
    public const string Notice = "notice-15-days";
    public const string Objection = "object-5-workdays";
    public const string Handling = "handle-60-days";
    public const string Serving = "serve-5-workdays";
    public const string FollowUp = "follow-up-10-workdays";

    /// <summary>交办: until the day that was named when the matter was assigned.</summary>
    public const string Report = "report-by-day";

    public const string Supervision = "answer-supervision-10-workdays";

    private const string Ended = "ended";
    private const string Met = "met";

    /// <summary>
    /// Starts a clock at the event of its rule: at receipt, whenever it was registered here, else now. A clock that runs
    /// already is not started again, nor is one whose event happens once.
    /// </summary>
    /// <exception cref="RuleBroken"><c>deadline-rule-unknown</c>: a workflow file names a rule that does not exist.</exception>
    public async Task StartAsync(PetitionCase letter, string ruleId, CancellationToken cancellation = default)
    {
        if (ruleId == Report && letter.Routing?.ReportDueOn is null)
            return;
        ruleId = await ClockAsync(letter.Id, ruleId, cancellation);
        var newest = rules.Find(ruleId) ?? throw new RuleBroken("deadline-rule-unknown", ruleId);
        var startedAt = newest.Event is DeadlineEvent.Receipt or DeadlineEvent.ReviewRequested ? letter.Receipt.ReceivedAt : clock.Now;
        var rule = rules.Find(ruleId, clock.DateOf(startedAt)) ?? newest;
        var known = await OfAsync(letter.Id, ruleId, cancellation);
        if (known.Any(d => d.IsRunning) || (known.Count > 0 && !rule.Again))
            return;
        var calendar = await calendars.GetAsync(db, cancellation);
        var given = ruleId == Report ? DaysTo(letter.Routing!.ReportDueOn!.Value) : (int?)null;
        var deadline = new Deadline { Id = Guid.NewGuid(), CaseId = letter.Id, RuleId = rule.Id, RuleVersion = rule.Version, StartedAt = startedAt, GivenDays = given };
        rule = rule.For(deadline);
        var due = DueDate.Calculate(rule, startedAt, calendar, hours);
        deadline.Take(due, calendar.Edition);
        db.Deadlines.Add(deadline);
        db.DueRows.AddRange(DueDate.Stages(rule, due, calendar).Select(stage => DueRow.Of(deadline, stage)));
        journal.Write("deadline.started", letter.Id, new { ruleId, deadline.Due, deadline.Provisional });
    }

    public Task MeetAsync(Guid caseId, string ruleId, CancellationToken cancellation = default) => MeetAsync(caseId, ruleId, clock.Now, cancellation);

    /// <summary>The clock has done its work at this instant. Late is late: a breach stays on record.</summary>
    public async Task MeetAsync(Guid caseId, string ruleId, DateTime at, CancellationToken cancellation = default)
    {
        foreach (var deadline in await RunningAsync(caseId, await ClockAsync(caseId, ruleId, cancellation), cancellation))
        {
            // What is done while the clock stands still is done in time, whatever the old date was.
            var late = deadline.IsOverdue(at);
            await EndPauseAsync(deadline, cancellation);
            deadline.Meet(at);
            await moves.SilenceAsync(deadline, Met, cancellation);
            journal.Write("deadline.met", caseId, new { deadline.RuleId, late });
            if (late && deadline.BreachedAt is null)
                Breach(deadline);
            else if (!late && deadline.BreachedAt is not null)
                WithdrawBreach(deadline, "done-in-time");
        }
    }

    /// <summary>超期 on record: by the sweep, or by whoever does the work before the sweep came by.</summary>
    public void Breach(Deadline deadline)
    {
        deadline.Breach(clock.Now);
        journal.Write("deadline.breached", deadline.CaseId, new { deadline.RuleId, deadline.Due });
    }

    /// <summary>There was no breach after all; what was on record stays in the clock's history.</summary>
    public void WithdrawBreach(Deadline deadline, string reason)
    {
        deadline.WithdrawBreach(clock.Now);
        moves.Record(deadline, MoveKind.BreachWithdrawn, reason);
        journal.Write("deadline.breach-withdrawn", deadline.CaseId, new { deadline.RuleId, deadline.Due, reason });
    }

    public async Task EndAsync(Guid caseId, string? ruleId, string reason, CancellationToken cancellation = default)
    {
        foreach (var deadline in await RunningAsync(caseId, ruleId is null ? null : await ClockAsync(caseId, ruleId, cancellation), cancellation))
        {
            await EndPauseAsync(deadline, cancellation);
            deadline.End(clock.Now, reason);
            await moves.SilenceAsync(deadline, Ended, cancellation);
            journal.Write("deadline.ended", caseId, new { deadline.RuleId, reason });
        }
    }

    public Task EndAllAsync(Guid caseId, string reason, CancellationToken cancellation = default) => EndAsync(caseId, null, reason, cancellation);

    /// <summary>A clock that ended because nothing was to be sent runs on, at its old date, when something is sent after all.</summary>
    public async Task ReopenAsync(Guid caseId, string ruleId, CancellationToken cancellation = default)
    {
        ruleId = await ClockAsync(caseId, ruleId, cancellation);
        foreach (var deadline in await db.Deadlines.Where(d => d.CaseId == caseId && d.RuleId == ruleId && d.EndedAt != null && d.MetAt == null).ToListAsync(cancellation))
        {
            deadline.Reopen();
            foreach (var row in await db.DueRows.Where(r => r.DeadlineId == deadline.Id && r.Result == Ended).ToListAsync(cancellation))
                (row.DoneAt, row.Result) = (null, null);
            moves.Record(deadline, MoveKind.Reopened, null);
            journal.Write("deadline.resumed", caseId, new { deadline.RuleId });
        }
    }

    /// <summary>When the running clock of this rule is due.</summary>
    public async Task<DateOnly?> DueOfAsync(Guid caseId, string ruleId, CancellationToken cancellation = default) =>
        (await RunningAsync(caseId, await ClockAsync(caseId, ruleId, cancellation), cancellation)).FirstOrDefault()?.Due;

    /// <summary>A day that has gone by, as when a report is given back after it, leaves until the next one.</summary>
    private int DaysTo(DateOnly day) => day < clock.Today ? 1 : day.DayNumber - clock.Today.DayNumber;

    /// <summary>What a workflow calls the sixty days is, for a review, its own thirty.</summary>
    private async Task<string> ClockAsync(Guid caseId, string ruleId, CancellationToken cancellation) =>
        ruleId == Handling && await db.Reviews.FindAsync([caseId], cancellation) is { } review ? Review.ClockOf(review.Level) : ruleId;

    private async Task<List<Deadline>> RunningAsync(Guid caseId, string? ruleId, CancellationToken cancellation) =>
        [.. (await OfAsync(caseId, ruleId, cancellation)).Where(d => d.IsRunning)];

    private async Task<List<Deadline>> OfAsync(Guid caseId, string? ruleId, CancellationToken cancellation)
    {
        // A letter opened at receipt meets a clock that was started in the same act and is not saved yet.
        var fresh = db.Deadlines.Local.Where(d => d.CaseId == caseId && (ruleId == null || d.RuleId == ruleId)).ToList();
        var saved = await db.Deadlines.Where(d => d.CaseId == caseId && (ruleId == null || d.RuleId == ruleId)).ToListAsync(cancellation);
        return [.. fresh.Union(saved)];
    }

    private async Task EndPauseAsync(Deadline deadline, CancellationToken cancellation)
    {
        if (deadline.PausedAt is null)
            return;
        deadline.Resume();
        foreach (var pause in await db.DeadlinePauses.Where(p => p.DeadlineId == deadline.Id && p.To == null).ToListAsync(cancellation))
            pause.End(clock.Now, null);
    }
}
