using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Tasks;

namespace Petitions.Web.Pages.Bulk;

/// <summary>Says of each ticked task or case what an act would do to it, before anything is done.</summary>
public sealed class BulkPreview(PetitionsDb db, CaseGuard guard, TaskAccess access, Frame frame, Words words)
{
    /// <summary>More at once than anybody looks through.</summary>
    public const int Most = 100;

    public async Task<IReadOnlyList<BulkLine>> RunAsync(BulkAct act, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        var viewer = await access.ViewerAsync(cancellation);
        return act is BulkAct.Follow or BulkAct.Unfollow
            ? await OfCasesAsync(act, [.. keys.Distinct().Take(Most)], viewer, cancellation)
            : await OfTasksAsync(act, [.. keys.Select(k => Guid.TryParse(k, out var id) ? id : Guid.Empty).Distinct().Take(Most)], viewer, cancellation);
    }

    private async Task<IReadOnlyList<BulkLine>> OfCasesAsync(BulkAct act, List<string> numbers, Access.Viewer viewer, CancellationToken cancellation)
    {
        var cases = await guard.Visible(viewer).AsNoTracking().Where(c => numbers.Contains(c.Number)).OrderBy(c => c.Number)
            .Select(c => new { c.Number, c.Registration!.Title, Followed = db.Follows.Any(f => f.PersonId == viewer.PersonId && f.CaseId == c.Id) }).ToListAsync(cancellation);
        return [.. cases.Select(c => (act == BulkAct.Follow) != c.Followed
            ? new BulkLine(c.Number, 0, c.Number, c.Title, null, true, act == BulkAct.Follow ? "follow" : "unfollow")
            : new BulkLine(c.Number, 0, c.Number, c.Title, null, false, act == BulkAct.Follow ? "followed" : "notFollowed"))];
    }

    private async Task<IReadOnlyList<BulkLine>> OfTasksAsync(BulkAct act, List<Guid> ids, Access.Viewer viewer, CancellationToken cancellation)
    {
        var tasks = await guard.OpenTasks(viewer).AsNoTracking().Where(t => ids.Contains(t.Id)).Join(db.Cases, t => t.CaseId, c => c.Id, (t, c) => new { Task = t, c.Number, c.Registration!.Title, Routing = (Routing?)c.Routing })
            .OrderBy(t => t.Number).ToListAsync(cancellation);
        return [.. tasks.Select(t => LineOf(act, t.Task, t.Number, t.Title, t.Routing, viewer.PersonId))];
    }

    private BulkLine LineOf(BulkAct act, HumanTask task, string number, string? title, Routing? routing, string me)
    {
        BulkLine Line(bool possible, string effect, string? detail = null) => new(task.Id.ToString(), task.Version, number, title, task.Step, possible, effect, detail);
        var others = task.ClaimedBy is not null && task.ClaimedBy != me;
        return act switch
        {
            BulkAct.Release => task.ClaimedBy == me ? Line(true, "release") : Line(false, "notMine"),
            _ when others => Line(false, "claimedBy", frame.Person(task.ClaimedBy)),
            BulkAct.Claim => task.ClaimedBy == me ? Line(false, "isMine") : Line(true, "claim"),
            BulkAct.Approve => task.Step == "approve" && routing is not null ? Line(true, "approve", WayOf(routing)) : Line(false, "otherStep"),
            BulkAct.Send => task.Step == "dispatch" && routing is not null ? Line(true, "send", WayOf(routing)) : Line(false, "otherStep"),
            _ => Line(false, "otherStep"),
        };
    }

    private string WayOf(Routing routing) =>
        $"{words.Choice("method", routing.Method)} → {(routing.TargetPerson is { } person ? frame.Person(person) : frame.Unit(routing.TargetUnit))}";
}
