using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits.Appointments;

public sealed record AppointmentLine(Guid Id, TimeOnly At, string Number, string? Title, AppointmentState State, string? Note);

/// <param name="Appointments">Those of cases that are there for whoever looks. How many others there are is not told.</param>
public sealed record ReceptionDayLine(Guid Id, DateOnly Day, TimeOnly From, TimeOnly To, string LeaderId, string Room, int Places, IReadOnlyList<AppointmentLine> Appointments);

/// <summary>The leaders' reception days from a day on, with who comes. A leader sees his own days, the desk all.</summary>
public sealed class ReceptionDays(PetitionsDb db, TaskAccess access, CaseGuard guard, OfficeClock clock)
{
    private const int Most = 60;

    /// <exception cref="NotVisible">Somebody who has no part in the reception.</exception>
    public async Task<IReadOnlyList<ReceptionDayLine>> RunAsync(DateOnly? from = null, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var desk = viewer.BooksAppointments || viewer.SeesOffice;
        if (!desk && !AddReceptionDay.IsLeader(viewer.Self))
            throw new NotVisible();
        var first = from ?? clock.Today;
        var days = await db.ReceptionDays.AsNoTracking().Where(d => d.Day >= first && (desk || d.LeaderId == viewer.PersonId)).OrderBy(d => d.Day).ThenBy(d => d.From).Take(Most).ToListAsync(cancellation);
        var ids = days.Select(d => d.Id).ToList();
        var appointments = (await guard.Visible(viewer).Join(db.Appointments.Where(a => ids.Contains(a.DayId)), c => c.Id, a => a.CaseId,
            (c, a) => new { a.DayId, Line = new AppointmentLine(a.Id, a.At, c.Number, c.Registration!.Title, a.State, a.Note) }).ToListAsync(cancellation)).ToLookup(a => a.DayId, a => a.Line);
        return [.. days.Select(d => new ReceptionDayLine(d.Id, d.Day, d.From, d.To, d.LeaderId, d.Room, d.Places, [.. appointments[d.Id].OrderBy(a => a.At)]))];
    }
}
