using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits.Appointments;

/// <summary>Received, with what the leader decided; not come; or called off.</summary>
public sealed class EndAppointment(PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="NotVisible">No such appointment of a case that is there for this person.</exception>
    /// <exception cref="RuleBroken"><c>appointment-not-yours</c>, <c>appointment-ended</c>, <c>appointment-needs-note</c>, <c>appointment-not-yet</c></exception>
    public Task RunAsync(Guid id, AppointmentState state, string? note, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var visible = guard.Visible(viewer);
        var appointment = Require.Found(await db.Appointments.SingleOrDefaultAsync(a => a.Id == id && visible.Any(c => c.Id == a.CaseId), cancellation));
        var day = await db.ReceptionDays.SingleAsync(d => d.Id == appointment.DayId, cancellation);
        Require.That(viewer.BooksAppointments || viewer.PersonId == day.LeaderId, "appointment-not-yours");
        Require.That(appointment.State == AppointmentState.Booked && state != AppointmentState.Booked, "appointment-ended");
        Require.That(state != AppointmentState.Received || !string.IsNullOrWhiteSpace(note), "appointment-needs-note");
        Require.That(state == AppointmentState.Withdrawn || day.Day <= clock.Today, "appointment-not-yet");
        appointment.End(state, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), clock.Now);
        journal.Write("appointment.ended", appointment.CaseId, new { appointment.Id, state });
    }, cancellation);
}
