using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits;

/// <summary>
/// 续访 (V-03): whoever comes again about a case that is still open gets a ticket for that case; no second one is begun. He is heard
/// like everybody else; where the case is with a department the desk writes down what he said (<see cref="HearAgain"/>).
/// </summary>
public sealed class ReceiveAgain(PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, VisitTickets tickets, JournalWriter journal, CurrentActor actor, OfficeClock clock)
{
    /// <exception cref="NotVisible">No such case for this person: also where it accuses him.</exception>
    /// <exception cref="RuleBroken"><c>visitors-by-reception-only</c>, <c>visit-of-closed-case</c>, <c>visitor-here-already</c>, <c>headcount-positive</c>, <c>received-in-future</c></exception>
    public Task<Visit> RunAsync(string number, VisitArrived arrived, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        Require.That(viewer.ReceivesVisitors || viewer.IsSealedOfficer, "visitors-by-reception-only");
        var letter = Require.Found(await guard.Visible(viewer).SingleOrDefaultAsync(c => c.Number == number, cancellation));
        Require.That(letter.ClosedAt is null, "visit-of-closed-case");
        Require.That(arrived.Headcount is null or (> 0 and <= Visit.MostPeople), "headcount-positive");
        var arrivedAt = arrived.ArrivedAt?.UtcDateTime ?? clock.Now;
        Require.That(arrivedAt <= clock.Now, "received-in-future");
        var day = clock.DateOf(arrivedAt);
        Require.That(!await db.Visits.AnyAsync(v => v.CaseId == letter.Id && v.Day == day && v.State != VisitState.Done, cancellation), "visitor-here-already");
        var visit = new Visit
        {
            Id = Guid.NewGuid(),
            CaseId = letter.Id,
            Day = day,
            Ticket = await tickets.NextAsync(day, cancellation),
            IsLater = true,
            ArrivedAt = arrivedAt,
            Headcount = arrived.Headcount ?? 1,
            SafetyNote = string.IsNullOrWhiteSpace(arrived.SafetyNote) ? null : arrived.SafetyNote.Trim(),
            ReceivedBy = actor.PersonId ?? "",
        };
        if (arrived.SeenId is { } seen)
            visit.IdentityChecked(seen, seen == IdResult.Verified ? arrived.IdKind ?? IdKind.IdentityCard : null, arrived.IdNote);
        db.Visits.Add(visit);
        journal.Write("visit.again", letter.Id, new { visit.Day, visit.Ticket, visit.Headcount });
        return visit;
    }, cancellation);
}
