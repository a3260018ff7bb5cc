using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Tasks;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.State;

namespace Petitions.Process.Incidents;

/// <param name="Cause">Null when the case is sealed and not his to see: an error message can quote what was written in it.</param>
/// <param name="Number">Null when the case is not his to see.</param>
/// <param name="Outcomes">With which of them the activity can be skipped; empty when it cannot.</param>
public sealed record IncidentLine(
    long Id, DateTime At, string Where, string? Input, string? Cause, string? Number, Guid? InstanceId, IReadOnlyList<string> Outcomes,
    bool CanRetry, DateTime? ResolvedAt, string? ResolvedBy, string? Resolution);

/// <param name="State">The workflow's own word for where it stands.</param>
/// <param name="Steps">Ids of the activities it stands at.</param>
public sealed record StuckLine(Guid InstanceId, string VersionId, string? Number, string State, IReadOnlyList<string> Steps);

public sealed record IncidentBoard(IReadOnlyList<IncidentLine> Open, IReadOnlyList<IncidentLine> Resolved, IReadOnlyList<StuckLine> Stuck);

/// <summary>
/// What cannot go on: incidents, and workflows that hang because nobody and nothing will ever wake them. An administrator
/// mends the machinery and learns nothing of a case by it: its number only where he may see it, nothing at all of a case
/// that accuses somebody he stands for.
/// </summary>
public sealed class IncidentList(PetitionsDb db, CaseGuard guard, TaskAccess access, Administration administration, WorkflowLibrary library, CurrentActor actor)
{
    private const int Most = 200;

    public async Task<IncidentBoard> RunAsync(CancellationToken cancellation = default)
    {
        await administration.RequireAsync(cancellation);
        var visible = (await VisibleAsync(cancellation)).AsNoTracking();
        var open = await visible.Where(i => i.ResolvedAt == null).OrderByDescending(i => i.Id).Take(Most).ToListAsync(cancellation);
        var resolved = await visible.Where(i => i.ResolvedAt != null).OrderByDescending(i => i.ResolvedAt).ThenByDescending(i => i.Id).Take(Most / 4).ToListAsync(cancellation);
        var stuck = await (await StuckAsync(cancellation)).AsNoTracking().OrderBy(i => i.Id).Take(Most).ToListAsync(cancellation);
        var numbers = await NumbersAsync([.. open.Concat(resolved).Select(i => i.CaseId).Concat(stuck.Select(i => (Guid?)i.CaseId)).OfType<Guid>().Distinct()], cancellation);
        var lines = new List<IncidentLine>();
        foreach (var incident in open)
            lines.Add(Line(incident, numbers, await OutcomesAsync(incident, cancellation)));
        return new IncidentBoard(lines, [.. resolved.Select(i => Line(i, numbers, []))], [.. stuck.Select(i => Line(i, numbers))]);
    }

    /// <summary>The incidents that exist for whoever looks.</summary>
    public async Task<IQueryable<Incident>> VisibleAsync(CancellationToken cancellation)
    {
        if (actor.IsSystem)
            return db.Incidents;
        var blocked = guard.BlockedFrom(await access.ViewerAsync(cancellation));
        return db.Incidents.Where(i => i.CaseId == null || !blocked.Contains(i.CaseId.Value));
    }

    /// <summary>The workflows that exist for whoever looks.</summary>
    public async Task<IQueryable<WorkflowInstance>> InstancesAsync(CancellationToken cancellation)
    {
        if (actor.IsSystem)
            return db.WorkflowInstances;
        var blocked = guard.BlockedFrom(await access.ViewerAsync(cancellation));
        return db.WorkflowInstances.Where(i => !blocked.Contains(i.CaseId));
    }

    // Waiting, and nothing there that could wake it; or stopped by an incident that is on nobody's list.
    private async Task<IQueryable<WorkflowInstance>> StuckAsync(CancellationToken cancellation) => (await InstancesAsync(cancellation)).Where(i =>
        (i.Status == nameof(WorkflowSubStatus.Suspended) && i.EventWaits == 0
            && !db.Tasks.Any(t => t.InstanceId == i.Id && t.State == TaskState.Open)
            && !db.DueRows.Any(r => r.InstanceId == i.Id && r.DoneAt == null))
        || (i.Status == nameof(WorkflowSubStatus.Faulted) && !db.Incidents.Any(x => x.InstanceId == i.Id && x.ResolvedAt == null)));

    private async Task<Dictionary<Guid, (string? Number, bool Sealed)>> NumbersAsync(List<Guid> cases, CancellationToken cancellation)
    {
        var all = await db.Cases.AsNoTracking().Where(c => cases.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.Sealed }).ToListAsync(cancellation);
        if (actor.IsSystem)
            return all.ToDictionary(c => c.Id, c => ((string?)c.Number, false));
        var seen = await guard.Visible(await access.ViewerAsync(cancellation)).Where(c => cases.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellation);
        return all.ToDictionary(c => c.Id, c => seen.Contains(c.Id) ? (c.Number, false) : ((string?)null, c.Sealed));
    }

    private async Task<IReadOnlyList<string>> OutcomesAsync(Incident incident, CancellationToken cancellation)
    {
        if (incident is not { WorkflowIncidentId: { } id, InstanceId: { } instanceId })
            return [];
        var instance = await db.WorkflowInstances.AsNoTracking().SingleAsync(i => i.Id == instanceId, cancellation);
        var failed = instance.Read().OpenIncidents.FirstOrDefault(i => i.Id == id);
        var activity = failed is null ? null : (await library.GetAsync(db, instance.VersionId, cancellation)).Find(failed.NodeId);
        return activity is null ? [] : activity.PossibleOutcomes is { Count: > 0 } outcomes ? outcomes : PortsOf(activity);
    }

    private static List<string> PortsOf(Activity activity) =>
        activity.Parent?.Connections.Where(c => c.Source == activity.Id).Select(c => c.Port ?? "Done").Distinct().ToList() is { Count: > 0 } ports ? ports : ["Done"];

    private static IncidentLine Line(Incident incident, Dictionary<Guid, (string? Number, bool Sealed)> numbers, IReadOnlyList<string> outcomes)
    {
        var (number, hidden) = incident.CaseId is { } id && numbers.TryGetValue(id, out var found) ? found : (null, false);
        var isRetried = incident.WorkflowIncidentId is not null || incident.DueRowId is not null;
        return new IncidentLine(
            incident.Id, incident.At, incident.Where, incident.Input, hidden ? null : incident.Cause, number, incident.InstanceId, outcomes,
            incident.ResolvedAt is null && isRetried, incident.ResolvedAt, incident.ResolvedBy, incident.Resolution);
    }

    private static StuckLine Line(WorkflowInstance instance, Dictionary<Guid, (string? Number, bool Sealed)> numbers) => new(
        instance.Id, instance.VersionId, numbers.GetValueOrDefault(instance.CaseId).Number, instance.Status,
        [.. instance.Read().Bookmarks.Select(b => b.ActivityId)]);
}
