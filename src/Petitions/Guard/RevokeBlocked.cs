using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Tasks;
using Petitions.Visits.Appointments;

namespace Petitions.Guard;

/// <summary>
/// Finds whatever of a case is still on its way to somebody who may not have it now: a task in his hands, a mail not yet sent.
/// One question to the database, however many cases are open; only what it finds is put into other hands.
/// </summary>
public sealed class RevokeBlocked(PetitionsDb db, TaskOpener tasks, OfficeClock clock)
{
    /// <summary>Within the act that changed the office. Nothing is returned to whoever acts: it would tell him of cases.</summary>
    internal async Task InActAsync(CancellationToken cancellation)
    {
        foreach (var caseId in await CasesAsync(cancellation))
            await tasks.ReassessAsync(await db.Cases.SingleAsync(c => c.Id == caseId, cancellation), cancellation: cancellation);
    }

    /// <summary>The cases of which somebody holds, or is about to be sent, what he may not have.</summary>
    internal async Task<IReadOnlyList<Guid>> CasesAsync(CancellationToken cancellation)
    {
        var (now, today) = (clock.Now, clock.Today);
        var causes = db.CaseBlocks.Where(b => b.From <= now && (b.To == null || b.To > now));
        var people = causes.Join(
            db.PersonStandings.Where(s => s.From <= today && (s.To == null || s.To > today)),
            b => new { b.SubjectKind, b.SubjectId }, s => new { s.SubjectKind, s.SubjectId }, (b, s) => new { b.CaseId, s.PersonId, b.Reason, s.Relation, s.Level })
            .Where(p => (p.Reason != BlockReasons.Recusal || p.Relation == StandingRelation.Self) && (p.Reason != BlockReasons.Found || p.Level == BlockLevel.Hard));
        var units = causes.Where(b => b.Reason != BlockReasons.Recusal).Join(
            db.UnitStandings.Where(s => s.From <= today && (s.To == null || s.To > today)),
            b => new { b.SubjectKind, b.SubjectId }, s => new { s.SubjectKind, s.SubjectId }, (b, s) => new { b.CaseId, s.UnitId, b.Reason, s.Level })
            .Where(u => u.Reason != BlockReasons.Found || u.Level == BlockLevel.Hard);
        // Two questions, an index for each: most open tasks are in nobody's hands, and the sweep asks every fifteen seconds.
        var open = db.Tasks.Where(t => t.State == TaskState.Open);
        var claimed = open.Where(t => t.ClaimedBy != null && people.Any(p => p.CaseId == t.CaseId && p.PersonId == t.ClaimedBy)).Select(t => t.CaseId);
        var given = open.Where(t => t.PersonId != null && people.Any(p => p.CaseId == t.CaseId && p.PersonId == t.PersonId)).Select(t => t.CaseId);
        var mailed = db.Outbox.Where(m => m.State == MailState.Waiting && m.CaseId != null
            && (units.Any(u => u.CaseId == m.CaseId && u.UnitId == m.UnitId) || people.Any(p => p.CaseId == m.CaseId && p.PersonId == m.PersonId))).Select(m => m.CaseId!.Value);
        var booked = db.Appointments.Where(a => a.State == AppointmentState.Booked)
            .Join(db.ReceptionDays, a => a.DayId, d => d.Id, (a, d) => new { a.CaseId, d.LeaderId })
            .Where(a => people.Any(p => p.CaseId == a.CaseId && p.PersonId == a.LeaderId)).Select(a => a.CaseId);
        return await claimed.Union(given).Union(mailed).Union(booked).ToListAsync(cancellation);
    }
}
