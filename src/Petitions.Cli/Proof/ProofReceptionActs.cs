using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Access;
using Petitions.Visits.Appointments;

namespace Petitions.Cli.Proof;

/// <summary>领导接访日: days are set, petitioners booked, received or not come; whoever looks sees the cases that are there for him.</summary>
internal sealed class ProofReceptionActs(ProofOffice office, ProofModel model, Random random)
{
    public ProofStep Next()
    {
        var days = office.Read("SELECT Id, LeaderId FROM ReceptionDays WHERE Day >= $today ORDER BY rowid", r => (Id: r.GetGuid(0), Leader: r.GetString(1)), ("$today", office.Today.ToString("O", CultureInfo.InvariantCulture)));
        var person = RandomOffice.Pick(random, Who(v => v.BooksAppointments));
        return random.Next(6) switch
        {
            _ when days.Count == 0 => Add(),
            0 => Add(),
            1 => new("reception: days", null, person, () => office.AsAsync(person, scope => (Task)scope.GetRequiredService<ReceptionDays>().RunAsync())),
            2 => End(person),
            _ => Book(RandomOffice.Pick(random, days), person),
        };
    }

    private ProofStep Add()
    {
        var person = RandomOffice.Pick(random, Who(v => v.Self.Has(Role.OfficeHead) || v.Self.Has(Role.Receptionist)));
        var leader = RandomOffice.Pick(random, Who(v => AddReceptionDay.IsLeader(v.Self)));
        var form = new ReceptionDayForm(leader, office.Today.AddDays(random.Next(4)), new TimeOnly(9, 0), new TimeOnly(17, 0), "一号接待室", 40);
        return new("reception: add a day", null, person, () => office.AsAsync(person, scope => (Task)scope.GetRequiredService<AddReceptionDay>().RunAsync(form)));
    }

    private ProofStep Book((Guid Id, string Leader) day, string person)
    {
        var letter = RandomOffice.Pick(random, model.Cases);
        // Whose leader is accused: that is where it hurts.
        if (random.Next(2) == 0 && model.Cases.Where(c => model.Blocked(c.Id, day.Leader)).ToList() is { Count: > 0 } closed)
            letter = RandomOffice.Pick(random, closed);
        var at = new TimeOnly(9, 0).AddMinutes(random.Next(480));
        var must = model.Blocked(letter.Id, person) ? MustFail.Hidden : model.Blocked(letter.Id, day.Leader) ? MustFail.Refused : MustFail.No;
        return new("reception: book", letter.Id, person, () => office.AsAsync(person, scope => (Task)scope.GetRequiredService<BookAppointment>().RunAsync(day.Id, letter.Number, at)), must);
    }

    private ProofStep End(string person)
    {
        var booked = office.Read("SELECT Id, CaseId FROM Appointments WHERE State = 'Booked' ORDER BY rowid", r => (Id: r.GetGuid(0), Case: r.GetGuid(1)));
        var (id, letter) = booked.Count > 0 ? RandomOffice.Pick(random, booked) : default;
        var state = RandomOffice.Pick(random, [AppointmentState.Received, AppointmentState.Absent, AppointmentState.Withdrawn]);
        return new("reception: end", booked.Count > 0 ? letter : null, person,
            () => office.AsAsync(person, scope => scope.GetRequiredService<EndAppointment>().RunAsync(id, state, "已听取")),
            booked.Count == 0 || model.Blocked(letter, person) ? MustFail.Hidden : MustFail.No);
    }

    private IReadOnlyList<string> Who(Func<Viewer, bool> fits) => model.Accounts.Where(p => fits(model.Viewer(p)!)).ToList() is { Count: > 0 } some ? some : model.Accounts;
}
