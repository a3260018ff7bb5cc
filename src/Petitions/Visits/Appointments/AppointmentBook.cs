using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Guard;
using Petitions.Journal;

namespace Petitions.Visits.Appointments;

/// <summary>Calls appointments off within the act by which the leader may no longer have the case.</summary>
public sealed class AppointmentBook(PetitionsDb db, CaseGuard guard, Notices notices, JournalWriter journal, OfficeClock clock)
{
    internal async Task WithdrawAsync(Guid caseId, CancellationToken cancellation)
    {
        var booked = await db.Appointments.Where(a => a.CaseId == caseId && a.State == AppointmentState.Booked)
            .Join(db.ReceptionDays, a => a.DayId, d => d.Id, (a, d) => new { Appointment = a, d.LeaderId }).ToListAsync(cancellation);
        if (booked.Count == 0)
            return;
        var blocked = await guard.BlockedPeopleAsync(caseId, cancellation);
        foreach (var lost in booked.Where(b => blocked.Contains(b.LeaderId)))
        {
            lost.Appointment.End(AppointmentState.Withdrawn, null, clock.Now);
            journal.Write("appointment.withdrawn", caseId, new { lost.Appointment.Id });
            await notices.AddAsync(caseId, "appointment-withdrawn", [lost.Appointment.BookedBy], $"appointment:{lost.Appointment.Id}", cancellation);
        }
    }
}
