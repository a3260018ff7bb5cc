using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits;

/// <summary>
/// One ticket of the day. What makes it somebody's (name, matter, note) stands only with those who wait and with those at my own
/// desk, and only where I may see the case: a ticket that another desk serves looks the same to everybody, so that nobody can
/// tell by a missing name that he is the one complained about (domain.md §10.3 routes 22, 31).
/// </summary>
/// <param name="LaterVisit">Set for somebody who came again about an open case.</param>
public sealed record QueueLine(
    int Ticket, DateTime ArrivedAt, VisitState State, bool Passed, string? Desk, string? Number, string? Name, string? Title, int? Headcount, string? SafetyNote, string? Step, Guid? TaskId, bool IsMine, Guid? LaterVisit);

/// <summary>叫号屏: tickets and desks, nothing else.</summary>
public sealed record CalledTicket(int Ticket, string Desk, DateTime CalledAt);

/// <summary>今日来访: the queue as the one who asks may see it.</summary>
public sealed class VisitQueue(PetitionsDb db, TaskAccess access, CaseGuard guard, OfficeClock clock)
{
    private const int OnTheScreen = 8;

    /// <exception cref="NotVisible">Somebody who has no part in the reception.</exception>
    public async Task<IReadOnlyList<QueueLine>> RunAsync(CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        if (!viewer.ReceivesVisitors && !viewer.IsSealedOfficer)
            throw new NotVisible();
        var today = clock.Today;
        var mine = guard.OpenTasks(viewer);
        var visible = guard.Visible(viewer);
        var lines = await db.Visits.AsNoTracking().Where(v => v.Day == today).OrderBy(v => v.Ticket)
            .Select(v => new
            {
                Visit = v,
                Case = visible.FirstOrDefault(c => c.Id == v.CaseId),
                Name = db.Petitioners.Where(p => p.CaseId == v.CaseId).Select(p => p.Name).FirstOrDefault(),
                Task = mine.Where(t => t.CaseId == v.CaseId).OrderBy(t => t.CreatedAt).FirstOrDefault(),
            }).ToListAsync(cancellation);
        return [.. lines.Select(l =>
        {
            var here = l.Visit.CalledBy == viewer.PersonId;
            var shown = l.Visit.State == VisitState.Waiting || here ? l.Case : null;
            var told = shown is not null;
            return new QueueLine(
                l.Visit.Ticket, l.Visit.ArrivedAt, l.Visit.State, l.Visit is { State: VisitState.Waiting, PassedAt: not null }, l.Visit.Desk, shown?.Number, told ? l.Name : null, shown?.Registration?.Title,
                told ? l.Visit.Headcount : null, told ? l.Visit.SafetyNote : null, told ? l.Task?.Step : null, told ? l.Task?.Id : null, here, told && l.Visit.IsLater ? l.Visit.Id : null);
        })];
    }

    /// <summary>The desk I last called somebody to today.</summary>
    public async Task<string?> DeskAsync(CancellationToken cancellation = default)
    {
        var (today, me) = (clock.Today, (await access.ViewerAsync(cancellation)).PersonId);
        return await db.Visits.Where(v => v.Day == today && v.CalledBy == me).OrderByDescending(v => v.CalledAt).Select(v => v.Desk).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>What the screen in the hall shows, to anybody.</summary>
    public async Task<IReadOnlyList<CalledTicket>> CalledAsync(CancellationToken cancellation = default)
    {
        var today = clock.Today;
        return await db.Visits.AsNoTracking().Where(v => v.Day == today && v.CalledAt != null && v.Desk != null)
            .OrderByDescending(v => v.CalledAt).Take(OnTheScreen).Select(v => new CalledTicket(v.Ticket, v.Desk!, v.CalledAt!.Value)).ToListAsync(cancellation);
    }
}
