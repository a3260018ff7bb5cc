using Petitions.Access;

namespace Petitions.Cli.Proof;

internal sealed record OpenTask(
    Guid Id, Guid CaseId, string Step, Role? Role, string? Unit, bool HeadsOnly, string? Person, string? NotPerson, string? ClaimedBy, bool Escalated, string Payload)
{
    /// <summary>Whether the conditions of the task fit him, himself or as somebody's stand-in; the guard is not asked.</summary>
    public bool Fits(Viewer viewer) => viewer.PersonId != NotPerson && viewer.Capacities.Any(c =>
        (Person is null || c.PersonId == Person) && c.PersonId != NotPerson && (Role is not { } role || c.Has(role))
        && (Unit is null || (HeadsOnly ? c.LedUnits : c.Units).Contains(Unit)));
}

/// <summary>What came into being since the last step, read past the application.</summary>
internal sealed record ProofState(
    IReadOnlyList<OpenTask> Tasks, IReadOnlyList<(Guid Case, string? Person, string? Unit)> Parties, IReadOnlyList<(Guid Case, string Person, string Code)> Notices,
    IReadOnlyList<(Guid Case, string Unit, bool ToHead)> Letters, IReadOnlyList<(Guid Case, string? Unit, string? Person)> WaitingMails,
    IReadOnlyList<(Guid Case, string Step, string Person)> Steps, IReadOnlySet<Guid> Sealed,
    IReadOnlyList<(Guid Case, string Leader)> Booked, IReadOnlyList<Guid> Named);

internal sealed class ProofReading(ProofOffice office)
{
    private long lastParty, lastNotice, lastLetter, lastStep;

    public ProofState Next()
    {
        var tasks = office.Read(
            "SELECT Id, CaseId, Step, Role, UnitId, HeadsOnly, PersonId, NotPersonId, ClaimedBy, Escalated, PayloadJson FROM Tasks WHERE State = 'Open' ORDER BY rowid",
            r => new OpenTask(
                r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.IsDBNull(3) ? null : Enum.Parse<Role>(r.GetString(3)), Text(r, 4), r.GetBoolean(5),
                Text(r, 6), Text(r, 7), Text(r, 8), r.GetBoolean(9), r.GetString(10)));
        var parties = office.Read("SELECT CaseId, PersonId, UnitId, Id FROM CaseParties WHERE Id > $last AND \"To\" IS NULL", r => (Row: (r.GetGuid(0), Text(r, 1), Text(r, 2)), Id: r.GetInt64(3)), ("$last", lastParty));
        var notices = office.Read("SELECT CaseId, PersonId, Code, Id FROM Notices WHERE Id > $last AND CaseId IS NOT NULL", r => (Row: (r.GetGuid(0), r.GetString(1), r.GetString(2)), Id: r.GetInt64(3)), ("$last", lastNotice));
        var letters = office.Read("SELECT CaseId, TargetUnit, Method = 'ReferToHead' AND NOT IsCopy, rowid FROM OfficialLetters WHERE rowid > $last", r => (Row: (r.GetGuid(0), r.GetString(1), r.GetBoolean(2)), Id: r.GetInt64(3)), ("$last", lastLetter));
        var steps = office.Read("SELECT CaseId, Step, PersonId, Id FROM Steps WHERE Id > $last AND PersonId IS NOT NULL", r => (Row: (r.GetGuid(0), r.GetString(1), r.GetString(2)), Id: r.GetInt64(3)), ("$last", lastStep));
        lastParty = parties.Select(p => p.Id).Append(lastParty).Max();
        lastNotice = notices.Select(n => n.Id).Append(lastNotice).Max();
        lastLetter = letters.Select(l => l.Id).Append(lastLetter).Max();
        lastStep = steps.Select(s => s.Id).Append(lastStep).Max();
        return new ProofState(
            tasks, [.. parties.Select(p => p.Row)], [.. notices.Select(n => n.Row)], [.. letters.Select(l => l.Row)],
            office.Read("SELECT CaseId, UnitId, PersonId FROM Outbox WHERE State = 'Waiting' AND CaseId IS NOT NULL ORDER BY rowid", r => (r.GetGuid(0), Text(r, 1), Text(r, 2))),
            [.. steps.Select(s => s.Row)],
            office.Read("SELECT Id FROM Cases WHERE Sealed = 1", r => r.GetGuid(0)).ToHashSet(),
            office.Read("SELECT a.CaseId, d.LeaderId FROM Appointments a JOIN ReceptionDays d ON d.Id = a.DayId WHERE a.State = 'Booked' ORDER BY a.rowid", r => (r.GetGuid(0), r.GetString(1))),
            office.Read("SELECT c.Id FROM Cases c JOIN Petitioners p ON p.CaseId = c.Id WHERE c.Sealed = 1 AND (p.Name IS NOT NULL OR p.Address IS NOT NULL OR p.Phone IS NOT NULL)", r => r.GetGuid(0)));
    }

    private static string? Text(Microsoft.Data.Sqlite.SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
