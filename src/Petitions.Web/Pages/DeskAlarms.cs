using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Process.Incidents;
using Petitions.Tasks;
using Petitions.Web.Pages.Cases;
using Petitions.Web.Pages.Tasks;

namespace Petitions.Web.Pages;

/// <summary>Something that will not mend itself, and where to look at it; no link where there is no page for it yet.</summary>
public sealed record DeskAlarm(string Word, int Count, string? Link);

/// <summary>What whoever looks is to be alarmed about: only what is his to mend.</summary>
public sealed class DeskAlarms(TaskAccess access, OutgoingMails mails, CaseList cases, MyTasks tasks, IncidentList incidents, SweepHealth sweep)
{
    private static readonly Role[] Answerable = [Role.OfficeHead, Role.SupervisingLeader, Role.PrincipalLeader];

    public async Task<IReadOnlyList<DeskAlarm>> RunAsync(CancellationToken cancellation)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var alarms = new List<DeskAlarm>();
        if (viewer.Self.Roles.Any(Answerable.Contains))
            alarms.Add(new("desk.alarmLate", await cases.CountAsync(new CaseQuery { Late = true }, cancellation), "/cases?late=true"));
        alarms.Add(new("desk.alarmEscalated", await tasks.CountAsync(new TaskFilter(Escalated: true), cancellation), "/tasks?escalated=true"));
        if (OutgoingMails.IsSender(viewer))
            alarms.Add(new("desk.alarmMail", (await mails.ListAsync(MailState.Failed, 0, 0, cancellation)).Total, "/outbox?state=failed"));
        if (viewer.Self.Has(Role.Administrator))
            alarms.Add(new("desk.alarmIncidents", await (await incidents.VisibleAsync(cancellation)).CountAsync(i => i.ResolvedAt == null, cancellation), "/admin/incidents"));
        if (sweep.IsSilent && (viewer.IsAdministrator || viewer.Self.Has(Role.OfficeHead)))
            alarms.Add(new("desk.alarmSweep", (int)sweep.Silence.TotalMinutes, viewer.IsAdministrator ? "/admin/health" : null));
        return [.. alarms.Where(a => a.Count > 0)];
    }
}
