using Petitions.Cases;
using Petitions.Tasks;

namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>One record for each done task, and the case's stage is what the last of them made it.</summary>
internal static class StepRules
{
    public static IEnumerable<Violation> Check(OfficeState office)
    {
        var tasks = office.Tasks.ToDictionary(t => t.Id);
        var records = office.Steps.ToLookup(s => s.TaskId);
        foreach (var task in office.Tasks)
        {
            var wanted = task.State == TaskState.Done ? 1 : 0;
            if (records[task.Id].Count() != wanted)
                yield return new Violation("one-record-per-done-task", $"{task.Step} {task.Id} is {task.State} with {records[task.Id].Count()} records");
        }
        foreach (var step in office.Steps)
        {
            if (!tasks.TryGetValue(step.TaskId, out var task))
                yield return new Violation("record-without-task", $"{step.Step} {step.Id}");
            else if ((task.Step, task.Outcome, task.DoneBy, task.CaseId) != (step.Step, step.Outcome, step.PersonId, step.CaseId))
                yield return new Violation("record-of-another-act", $"{step.Step}/{step.Outcome} by {step.PersonId}, task {task.Step}/{task.Outcome} by {task.DoneBy}");
        }
        foreach (var letter in office.Cases)
        {
            var expected = office.StepsOf[letter.Id].LastOrDefault() is { } last ? StageAfter(last) : "received";
            if (letter.Stage != expected)
                yield return new Violation("stage-of-last-step", $"{letter.Number}: {letter.Stage}, not {expected}");
        }
    }

    private static string StageAfter(StepRecord last) => (last.Step, last.Outcome) switch
    {
        ("open", "opened") => "registered",
        ("open", _) => "unopened",
        ("read", _) => "read",
        ("route", _) => "routed",
        ("approve", "approved" or "changed" or "takenOver") => "approved",
        ("dispatch", "sent") => "dispatched",
        ("handle", "done") => "handled",
        ("signOff", "signed") => "signed",
        ("confirm", "confirmed") => "confirmed",
        ("followUp", "satisfied" or "unreachable") => "followedUp",
        (_, "refused" or "dissatisfied") => "returned",
        // instruct, acknowledge, assign, reply, archive, and whatever is returned.
        var (_, outcome) => outcome,
    };
}
