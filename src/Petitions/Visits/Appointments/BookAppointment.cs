using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits.Appointments;

/// <summary>
/// 预约领导接访. The leader is tested like every recipient: nobody is received by whom he accuses, nor by who stands for him (domain.md
/// §10.3 route 14). Of a sealed case a sealed officer books.
/// </summary>
public sealed class BookAppointment(PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="NotVisible">No such day, or no such case for this person.</exception>
    /// <exception cref="GuardRefused">The leader is accused in the case, or stands for somebody who is.</exception>
    /// <exception cref="RuleBroken"><c>appointment-not-yours</c>, <c>reception-day-past</c>, <c>appointment-closed</c>, <c>appointment-time</c>, <c>appointment-time-taken</c>, <c>appointment-full</c>, <c>appointment-twice</c></exception>
    public Task<Guid> RunAsync(Guid dayId, string number, TimeOnly at, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var day = Require.Found(await db.ReceptionDays.SingleOrDefaultAsync(d => d.Id == dayId, cancellation));
        var letter = Require.Found(await guard.Visible(viewer).SingleOrDefaultAsync(c => c.Number == number, cancellation));
        Require.That(viewer.BooksAppointments, "appointment-not-yours");
        Require.That(day.Day >= clock.Today, "reception-day-past");
        Require.That(letter.ClosedAt is null, "appointment-closed");
        Require.That(at >= day.From && at < day.To, "appointment-time", $"{day.From:HH:mm}", $"{day.To:HH:mm}");
        var booked = await db.Appointments.Where(a => a.DayId == dayId && a.State == AppointmentState.Booked).ToListAsync(cancellation);
        Require.That(booked.TrueForAll(a => a.At != at), "appointment-time-taken");
        Require.That(booked.Count < day.Places, "appointment-full");
        Require.That(!await db.Appointments.AnyAsync(a => a.CaseId == letter.Id && a.State == AppointmentState.Booked, cancellation), "appointment-twice");
        await guard.RequireRecipientAsync(letter.Id, null, day.LeaderId, cancellation);
        var appointment = new Appointment { Id = Guid.NewGuid(), DayId = dayId, CaseId = letter.Id, At = at, BookedBy = viewer.PersonId, BookedAt = clock.Now };
        db.Appointments.Add(appointment);
        db.CaseParties.Add(new CaseParty { CaseId = letter.Id, PersonId = day.LeaderId, From = clock.Now });
        journal.Write("appointment.booked", letter.Id, new { appointment.Id, day.Day, at });
        return appointment.Id;
    }, cancellation);
}
