using Petitions.Cases;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.State;

namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>
/// The steps on record are a path of the definition, and the instance has walked this path and no other: what flows into an
/// activity flows out of it, and each outcome on record was followed as often as it was given.
/// </summary>
internal static class FlowRules
{
    private const string Task = "Elsa.RunTask";
    private const string Switch = "Elsa.FlowSwitch";

    public static IEnumerable<Violation> Check(OfficeState office)
    {
        var numbers = office.Cases.ToDictionary(c => c.Id, c => c.Number);
        var flows = office.Definitions.ToDictionary(d => d.Key, d => new Flow(d.Value));
        foreach (var instance in office.Instances)
        {
            var (flow, state, steps) = (flows[instance.VersionId], office.States[instance.Id], office.StepsOf[instance.CaseId].ToList());
            var number = numbers.GetValueOrDefault(instance.CaseId, "no case");
            foreach (var problem in Path(flow, steps))
                yield return new Violation("path-of-definition", $"{number}: {problem}");
            foreach (var problem in flow.Unbalanced(state))
                yield return new Violation("flow-balanced", $"{number}: {problem}");
            foreach (var problem in flow.Uncounted(state, steps, [.. office.TasksOf[instance.CaseId].Select(t => t.Step)]))
                yield return new Violation("flow-as-recorded", $"{number}: {problem}");
        }
    }

    private static IEnumerable<string> Path(Flow flow, List<StepRecord> steps)
    {
        if (steps.Count > 0 && steps[0].Step != "open")
            yield return $"begins with {steps[0].Step}";
        foreach (var (before, after) in steps.Zip(steps.Skip(1)))
            if (!flow.Leads(before.Step, before.Outcome, after.Step))
                yield return $"{before.Step}/{before.Outcome} does not lead to {after.Step}";
    }

    /// <summary>One definition, as connections between its tasks.</summary>
    private sealed class Flow(WorkflowDefinition definition)
    {
        private readonly Activity root = definition.Root;
        private readonly Dictionary<string, Activity> activities = definition.Root.Children.ToDictionary(a => a.Id);

        public bool Leads(string step, string outcome, string next) =>
            TasksNamed(step).Any(a => Reached(a.Id, outcome, []).Contains(next));

        public IEnumerable<string> Unbalanced(InstanceState state)
        {
            var waiting = state.Bookmarks.Select(b => b.ActivityId).ToHashSet();
            foreach (var activity in activities.Values)
            {
                var visits = state.Visits.GetValueOrDefault(activity.NodeId);
                var arrivals = root.Connections.Where(c => c.Target == activity.Id).Sum(c => TakenOf(state, c));
                if (activity.Type != "Elsa.Start" && visits != arrivals)
                    yield return $"{activity.Id} was visited {visits} times and reached {arrivals} times";
                var left = root.Connections.Where(c => c.Source == activity.Id).Sum(c => TakenOf(state, c));
                if (activity.Type != "Elsa.Finish" && left != visits - (waiting.Contains(activity.Id) ? 1 : 0))
                    yield return $"{activity.Id} was visited {visits} times and left {left} times";
            }
        }

        public IEnumerable<string> Uncounted(InstanceState state, List<StepRecord> steps, List<string> tasks)
        {
            foreach (var group in activities.Values.Where(a => a.Type == Task).GroupBy(NameOf))
            {
                var visits = group.Sum(a => state.Visits.GetValueOrDefault(a.NodeId));
                if (visits != tasks.Count(t => t == group.Key))
                    yield return $"{group.Key} was visited {visits} times for {tasks.Count(t => t == group.Key)} tasks";
                foreach (var problem in group.Count() == 1 ? Outcomes(state, group.Single(), steps) : [])
                    yield return problem;
            }
        }

        private IEnumerable<string> Outcomes(InstanceState state, Activity task, List<StepRecord> steps)
        {
            var given = steps.Where(s => s.Step == NameOf(task)).Select(s => s.Outcome).ToList();
            foreach (var after in root.Connections.Where(c => c.Source == task.Id).Select(c => activities[c.Target]).Where(a => a.Type == Switch))
                foreach (var connection in root.Connections.Where(c => c.Source == after.Id && given.Contains(c.Port ?? "")))
                    if (TakenOf(state, connection) != given.Count(o => o == connection.Port))
                        yield return $"{task.Id} gave {connection.Port} {given.Count(o => o == connection.Port)} times, followed {TakenOf(state, connection)} times";
        }

        /// <summary>Which tasks may come next; a switch with a port of the outcome's name takes it, any other may go any way.</summary>
        private HashSet<string> Reached(string from, string? outcome, HashSet<string> seen)
        {
            var reached = new HashSet<string>();
            var ports = root.Connections.Where(c => c.Source == from).ToList();
            var named = ports.Where(c => c.Port == outcome).ToList();
            foreach (var target in (named.Count > 0 ? named : ports).Select(c => activities[c.Target]).Where(t => seen.Add(t.Id)))
            {
                if (target.Type == Task)
                    reached.Add(NameOf(target));
                else
                    reached.UnionWith(Reached(target.Id, outcome, seen));
            }
            return reached;
        }

        private IEnumerable<Activity> TasksNamed(string step) => activities.Values.Where(a => a.Type == Task && NameOf(a) == step);

        private int TakenOf(InstanceState state, Connection connection) => state.Taken.GetValueOrDefault($"{root.NodeId}/{connection.Key}");

        private static string NameOf(Activity task) => task.Id == "confirmUnopened" ? "confirm" : task.Id;
    }
}
