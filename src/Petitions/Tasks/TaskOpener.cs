using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Visits.Appointments;
using Petitions.Workflows.State;

namespace Petitions.Tasks;

/// <summary>
/// Turns an open RunTask of the workflow into somebody's task, and puts it into other hands when the guard's facts change.
/// </summary>
public sealed class TaskOpener(PetitionsDb db, TaskAssignment assignment, CaseGuard guard, AppointmentBook appointments, DeadlineBook deadlines, JournalWriter journal, OfficeClock clock)
{
    public async Task<HumanTask> OpenAsync(PetitionCase letter, Guid instanceId, Bookmark bookmark, CancellationToken cancellation = default)
    {
        var payload = bookmark.Payload as JsonObject ?? [];
        var task = new HumanTask
        {
            Id = Guid.NewGuid(),
            CaseId = letter.Id,
            InstanceId = instanceId,
            BookmarkId = bookmark.Id,
            Step = bookmark.Name,
            PayloadJson = payload.ToJsonString(Json.Options),
            CreatedAt = clock.Now,
        };
        await assignment.AssignAsync(letter, task, cancellation);
        if (payload.Text("heldBy") is { } step)
            await assignment.HoldAsync(letter, task, step, cancellation);
        db.Tasks.Add(task);
        journal.Write("task.opened", letter.Id, new { task.Id, task.Step });
        foreach (var rule in payload["clocks"] as JsonArray ?? [])
            await deadlines.StartAsync(letter, rule!.GetValue<string>(), cancellation);
        return task;
    }

    /// <summary>
    /// After the accused, the seal or the office changed: whoever may no longer have an open task of this case loses it now,
    /// mails on their way to a unit that may not have the case are taken back, and appointments with such a leader called off.
    /// </summary>
    /// <param name="letter">The case.</param>
    /// <param name="finishing">The task that this very act completes: it needs nobody any more.</param>
    /// <param name="cancellation">Ends the act.</param>
    public async Task ReassessAsync(PetitionCase letter, Guid? finishing = null, CancellationToken cancellation = default)
    {
        // The queries below must see what this act has written.
        await db.SaveChangesAsync(cancellation);
        foreach (var task in await db.Tasks.Where(t => t.CaseId == letter.Id && t.State == TaskState.Open && t.Id != finishing).ToListAsync(cancellation))
            await assignment.AssignAsync(letter, task, cancellation);
        await TakeBackMailsAsync(letter.Id, cancellation);
        await appointments.WithdrawAsync(letter.Id, cancellation);
    }

    private async Task TakeBackMailsAsync(Guid caseId, CancellationToken cancellation)
    {
        var waiting = await db.Outbox.Where(m => m.CaseId == caseId && m.State == MailState.Waiting && (m.UnitId != null || m.PersonId != null)).ToListAsync(cancellation);
        if (waiting.Count == 0)
            return;
        var units = await guard.BlockedUnitsAsync(caseId, cancellation);
        var people = await guard.BlockedPeopleAsync(caseId, cancellation);
        foreach (var mail in waiting.Where(m => (m.UnitId is { } unit && units.Contains(unit)) || (m.PersonId is { } person && people.Contains(person))))
        {
            mail.State = MailState.Cancelled;
            journal.Write("mail.cancelled", caseId, new { mail.Id, mail.Kind, Reason = "recipient-blocked" });
        }
    }
}
