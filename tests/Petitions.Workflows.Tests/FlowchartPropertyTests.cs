using CsCheck;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Tests;

/// <summary>Random flowcharts, answered in random order.</summary>
public sealed class FlowchartPropertyTests
{
    private const int MostSteps = 40;

    private static readonly string[] Ports = ["Done", "True", "False"];

    private static readonly WorkflowRunner Runner = new(TimeProvider.System, new RunnerOptions { MaxActivitiesPerBurst = 100 });

    private static readonly Gen<(int Size, (int From, int To, string Port)[] Edges, bool[] Decides, int[] Answers)> AnyFlow =
        Gen.Int[2, 9].SelectMany(size => Gen.Select(
            Gen.Const(size),
            Gen.Select(Gen.Int[0, size - 1], Gen.Int[0, size - 1], Gen.Int[0, 2].Select(index => Ports[index])).Array[1, 16],
            Gen.Bool.Array[size],
            Gen.Int[0, 1000].Array[MostSteps]));

    [Fact]
    public void AnyFlowchart_AnsweredToTheEnd_NeverEndsSilentlyNorHangs()
        => AnyFlow.Sample(flow =>
        {
            var definition = Read(flow.Size, flow.Edges, flow.Decides);
            var state = Runner.Start(definition, "i").State;
            for (var step = 0; step < MostSteps; step++)
            {
                IsAccountedFor(definition, state).ShouldBeTrue(state.ToJson());
                if (state.Bookmarks.Count == 0) break;
                var bookmark = state.Bookmarks[flow.Answers[step] % state.Bookmarks.Count];
                state = Runner.CompleteTask(definition, InstanceState.FromJson(state.ToJson()), bookmark.Id, flow.Answers[step] % 2 == 0).State;
            }
        });

    [Fact]
    public void FlowchartWithoutLoops_AnsweredInAnyOrder_RunsEveryActivityOnceAndJoinsLast()
        => AnyFlow.Sample(flow =>
        {
            // Edges upwards only, all followed: every activity that can be reached must run, once, after all before it.
            var edges = flow.Edges.Where(edge => edge.From < edge.To).Select(edge => edge with { Port = "Done" }).ToArray();
            var definition = Read(flow.Size, edges, new bool[flow.Size]);
            var order = new List<string>();
            var burst = Runner.Start(definition, "i");
            for (var step = 0; burst.State.Bookmarks.Count > 0; step++)
            {
                var bookmark = burst.State.Bookmarks[flow.Answers[step] % burst.State.Bookmarks.Count];
                order.Add(bookmark.ActivityId);
                burst = Runner.CompleteTask(definition, burst.State, bookmark.Id, null);
            }

            burst.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
            order.ShouldBeUnique();
            var reached = new HashSet<string> { "n0" };
            foreach (var (from, to, _) in edges.OrderBy(edge => edge.From).Where(edge => reached.Contains($"n{edge.From}"))) reached.Add($"n{to}");
            order.ShouldBe(reached, ignoreOrder: true);
            foreach (var (from, to, _) in edges.Where(edge => reached.Contains($"n{edge.From}"))) order.IndexOf($"n{to}").ShouldBeGreaterThan(order.IndexOf($"n{from}"));
        });

    [Fact]
    public void FlowchartWithoutLoops_WithDecisions_RunsNothingTwice()
        => AnyFlow.Sample(flow =>
        {
            var edges = flow.Edges.Where(edge => edge.From < edge.To).ToArray();
            var definition = Read(flow.Size, edges, flow.Decides);
            var burst = Runner.Start(definition, "i");
            for (var step = 0; burst.State.Bookmarks.Count > 0; step++)
            {
                var bookmark = burst.State.Bookmarks[flow.Answers[step] % burst.State.Bookmarks.Count];
                burst = Runner.CompleteTask(definition, burst.State, bookmark.Id, flow.Answers[step] % 2 == 0);
            }

            burst.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
            burst.State.Visits.Values.ShouldAllBe(count => count == 1);
        });

    // Finished means: nothing that was followed was left unrun. Each run of an activity needs a followed connection, and the reverse must hold.
    private static bool IsAccountedFor(WorkflowDefinition definition, InstanceState state) => state.SubStatus switch
    {
        WorkflowSubStatus.Suspended => state.Bookmarks.Count > 0,
        WorkflowSubStatus.Faulted => state.OpenIncidents.Any(),
        WorkflowSubStatus.Finished => state.Taken.Keys.All(key => state.Visits.ContainsKey($"{definition.Root.NodeId}:{key.Split('|')[^1]}")),
        _ => false,
    };

    private static WorkflowDefinition Read(int size, (int From, int To, string Port)[] edges, bool[] decides)
    {
        var flow = new Flow().Variable("Answer");
        for (var i = 0; i < size; i++)
        {
            if (decides[i]) flow.Decision($"n{i}", "getAnswer() === true");
            else flow.Task($"n{i}", "Answer");
        }

        foreach (var (from, to, port) in edges) flow.Connect($"n{from}", $"n{to}", decides[from] && port == "Done" ? "True" : decides[from] ? port : "Done");
        // n0 must be the start, whatever leads back to it.
        var json = flow.Json().Replace("\"id\":\"n0\",", "\"id\":\"n0\",\"customProperties\":{\"canStartWorkflow\":true},", StringComparison.Ordinal);
        return WorkflowDefinitionReader.Read(json, ActivityRegistry.BuiltIn());
    }
}
