using Petitions.Tasks;
using Petitions.Workflows.State;

namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>A case stands at the steps its workflow waits at: one open task for each task it waits for, and no other.</summary>
internal static class TaskRules
{
    public static IEnumerable<Violation> Check(OfficeState office)
    {
        var instances = office.Instances.ToLookup(i => i.CaseId);
        foreach (var letter in office.Cases)
        {
            var own = instances[letter.Id].ToList();
            if (own.Count != 1)
            {
                yield return new Violation("one-instance-per-case", $"{letter.Number} has {own.Count}");
                continue;
            }
            var state = office.States[own[0].Id];
            if (own[0].Status != state.SubStatus.ToString())
                yield return new Violation("instance-status", $"{letter.Number}: {own[0].Status} and {state.SubStatus}");
            if ((letter.ClosedAt is not null) != (state.SubStatus == WorkflowSubStatus.Finished))
                yield return new Violation("closed-means-finished", $"{letter.Number}: closed {letter.ClosedAt:s}, {state.SubStatus}");
            if (state.SubStatus == WorkflowSubStatus.Finished && state.Bookmarks.Count > 0)
                yield return new Violation("finished-waits-for-nothing", letter.Number);
            if (letter.ClosedAt is null && state.Bookmarks.Count(b => b.Kind == BookmarkKind.Task) != 1)
                yield return new Violation("one-step-at-a-time", $"{letter.Number} waits at {state.Bookmarks.Count}");
            foreach (var violation in CheckTasks(office, letter.Id, letter.Number, state))
                yield return violation;
        }
    }

    private static IEnumerable<Violation> CheckTasks(OfficeState office, Guid caseId, string number, InstanceState state)
    {
        var open = office.TasksOf[caseId].Where(t => t.State == TaskState.Open).ToDictionary(t => t.BookmarkId);
        var waits = state.Bookmarks.Where(b => b.Kind == BookmarkKind.Task).ToDictionary(b => b.Id);
        foreach (var task in open.Values.Where(t => !waits.ContainsKey(t.BookmarkId)))
            yield return new Violation("open-task-without-bookmark", $"{number} {task.Step}");
        foreach (var bookmark in waits.Values.Where(b => !open.ContainsKey(b.Id)))
            yield return new Violation("bookmark-without-open-task", $"{number} {bookmark.Name}");
        foreach (var task in open.Values.Where(t => waits.TryGetValue(t.BookmarkId, out var b) && b.Name != t.Step))
            yield return new Violation("task-of-another-step", $"{number} {task.Step}");
    }
}
