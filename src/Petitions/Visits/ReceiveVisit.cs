using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Journal;
using Petitions.Process;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits;

/// <summary>接待: gives a visitor his ticket, starts the workflow and the clocks of his matter, and does at once what is known at once.</summary>
public sealed class ReceiveVisit(
    PetitionsDb db, Transactions transactions, TaskAccess access, Books books, VisitTickets tickets, CaseProcess process, KnownAtArrival known, JournalWriter journal, CurrentActor actor, OfficeClock clock)
{
    public const string Definition = "visit";

    /// <exception cref="RuleBroken">The arrival lies in the future, or the visitor is received by somebody who receives none.</exception>
    public Task<(PetitionCase Case, Visit Visit)> RunAsync(VisitArrived arrived, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        Require.That((await access.ViewerAsync(cancellation)).ReceivesVisitors, "visitors-by-reception-only");
        var arrivedAt = arrived.ArrivedAt?.UtcDateTime ?? clock.Now;
        Require.That(arrivedAt <= clock.Now, "received-in-future");
        Require.That(arrived.Headcount is null or (> 0 and <= Visit.MostPeople), "headcount-positive");
        var day = clock.DateOf(arrivedAt);
        var letter = new PetitionCase
        {
            Id = Guid.NewGuid(),
            Number = await CaseNumbers.FreeAsync(db, clock.Today.Year, cancellation),
            Receipt = new Receipt
            {
                ReceiptNumber = $"访{clock.Today.Year}-{await books.NextAsync("访", clock.Today.Year, cancellation):00000}",
                ReceivedAt = arrivedAt,
                Channel = Channel.Visit,
                ReceivedBy = actor.PersonId ?? "",
            },
        };
        var visit = new Visit
        {
            Id = Guid.NewGuid(),
            CaseId = letter.Id,
            Day = day,
            Ticket = await tickets.NextAsync(day, cancellation),
            ArrivedAt = arrivedAt,
            Headcount = arrived.Headcount ?? 1,
            SafetyNote = string.IsNullOrWhiteSpace(arrived.SafetyNote) ? null : arrived.SafetyNote.Trim(),
            ReceivedBy = actor.PersonId ?? "",
        };
        db.Cases.Add(letter);
        db.Visits.Add(visit);
        journal.Write("visit.received", letter.Id, new { letter.Receipt.ReceiptNumber, visit.Day, visit.Ticket, visit.Headcount });
        await process.StartAsync(letter, Definition, cancellation);
        // What follows in this act looks the case, its task and its clocks up.
        await db.SaveChangesAsync(cancellation);
        await known.CompleteAsync(letter, arrived, cancellation);
        return (letter, visit);
    }, cancellation);
}
