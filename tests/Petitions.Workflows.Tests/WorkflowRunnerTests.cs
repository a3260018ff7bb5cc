using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Conformance;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Tests;

public sealed class WorkflowRunnerTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly WorkflowRunner runner;

    public WorkflowRunnerTests() => runner = new WorkflowRunner(clock, new RunnerOptions());

    [Fact]
    public void State_RoundTrippedThroughJson_IsTheSameText()
    {
        var definition = new Flow().Variable("N", "Int32", "1").Start().Task("a").Event("e", "Go").Step("d", "Elsa.Delay", ("timeSpan", Flow.Literal("1.00:00:00")))
            .Connect("start", "a").Connect("start", "e").Connect("start", "d").Build();
        var state = runner.Publish(definition, runner.Start(definition, "i", new JsonObject { ["x"] = "信" }).State, "Later", 1).State;

        var json = state.ToJson();

        InstanceState.FromJson(json).ToJson().ShouldBe(json);
        InstanceState.FromJson(json).EarlyEvents.ShouldHaveSingleItem().Name.ShouldBe("Later");
        InstanceState.FromJson(json).Bookmarks.Single(bookmark => bookmark.Kind == BookmarkKind.Delay).DueAt.ShouldBe(new DateTime(2026, 10, 2, 8, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public void CompleteTask_TwiceOnTheSameState_GivesTheSameResultAndLeavesTheStateAlone()
    {
        var definition = new Flow().Variable("R").Task("a", "R").Task("b").Connect("a", "b").Build();
        var state = runner.Start(definition, "i").State;
        var before = state.ToJson();
        var bookmark = Flow.Bookmark(state, "a");

        var first = runner.CompleteTask(definition, state, bookmark, new JsonObject { ["outcome"] = "done" });
        var second = runner.CompleteTask(definition, state, bookmark, new JsonObject { ["outcome"] = "done" });

        second.State.ToJson().ShouldBe(first.State.ToJson());
        state.ToJson().ShouldBe(before);
    }

    [Fact]
    public void CompleteTask_UsedBookmark_IsNotDeliveredAndChangesNothing()
    {
        var definition = new Flow().Task("a").Task("b").Connect("a", "b").Build();
        var started = runner.Start(definition, "i").State;
        var bookmark = Flow.Bookmark(started, "a");
        var state = runner.CompleteTask(definition, started, bookmark, null).State;

        var burst = runner.CompleteTask(definition, state, bookmark, null);

        burst.Delivered.ShouldBeFalse();
        burst.Changed.ShouldBeFalse();
        burst.State.ShouldBeSameAs(state);
    }

    [Fact]
    public void Burst_TellsWhichBookmarksItOpenedAndClosed()
    {
        var definition = new Flow().Task("a").Task("b").Connect("a", "b").Build();
        var state = runner.Start(definition, "i").State;

        var burst = runner.CompleteTask(definition, state, Flow.Bookmark(state, "a"), null);

        burst.Closed.ShouldHaveSingleItem().ActivityId.ShouldBe("a");
        burst.Opened.ShouldHaveSingleItem().ActivityId.ShouldBe("b");
    }

    [Fact]
    public void Publish_BeforeAnybodyWaits_IsKeptAndTakenOnce()
    {
        var definition = new Flow().Task("a").Event("e1", "Go").Event("e2", "Go").Connect("a", "e1").Connect("e1", "e2").Build();
        var state = runner.Start(definition, "i").State;

        var early = runner.Publish(definition, state, "Go", "first");
        var after = runner.CompleteTask(definition, early.State, Flow.Bookmark(early.State, "a"), null);

        early.Delivered.ShouldBeFalse();
        early.Changed.ShouldBeTrue();
        after.State.Bookmarks.ShouldHaveSingleItem().ActivityId.ShouldBe("e2");
        after.State.EarlyEvents.ShouldBeEmpty();
        after.State.ActivityOutputs["Workflow1:root:e1"]["result"]!.GetValue<string>().ShouldBe("first");
    }

    [Fact]
    public void Publish_SeveralWaits_ResumesAllInTheOrderInWhichTheyBegan()
    {
        var definition = new Flow().Start().Event("b", "Go").Event("a", "Go").Connect("start", "b").Connect("start", "a").Build();

        var burst = runner.Publish(definition, runner.Start(definition, "i").State, "Go", null);

        Flow.Journal(burst).ShouldBe("b.Resumed b.Completed a.Resumed a.Completed");
    }

    [Fact]
    public void Elapse_TakesOnlyWhatIsDue()
    {
        var definition = new Flow().Start()
            .Step("short", "Elsa.Delay", ("timeSpan", Flow.Literal("00:01:00"))).Step("long", "Elsa.Delay", ("timeSpan", Flow.Literal("01:00:00")))
            .Connect("start", "short").Connect("start", "long").Build();
        var state = runner.Start(definition, "i").State;

        var burst = runner.Elapse(definition, state, clock.GetUtcNow().UtcDateTime.AddMinutes(1));

        burst.State.Bookmarks.ShouldHaveSingleItem().ActivityId.ShouldBe("long");
    }

    [Fact]
    public void StartAt_PastTime_GoesOnAtOnce()
    {
        var definition = new Flow().Step("s", "Elsa.StartAt", ("dateTime", Flow.Literal("2026-10-01T07:59:00Z"))).Task("a").Connect("s", "a").Build();

        runner.Start(definition, "i").State.Bookmarks.ShouldHaveSingleItem().ActivityId.ShouldBe("a");
    }

    [Fact]
    public void Retry_OfAFailedStep_GoesOnWithTheJoinThatWaitedForIt()
    {
        var flow = new Flow().Variable("Ready", "Boolean", "false").Start()
            .Task("a").Decision("check", "if (!getReady()) throw new Error('not ready'); return true").Task("fix").Task("join")
            .Set("ready", "Ready", "true").Connect("fix", "ready")
            .Connect("start", "a").Connect("start", "check").Connect("start", "fix").Connect("a", "join").Connect("check", "join", "True");
        var definition = flow.Build();
        var state = runner.Start(definition, "i").State;
        state = runner.CompleteTask(definition, state, Flow.Bookmark(state, "a"), null).State;
        state = runner.CompleteTask(definition, state, Flow.Bookmark(state, "fix"), null).State;
        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);

        var burst = runner.Retry(definition, state, state.OpenIncidents.Single().Id);

        burst.State.Bookmarks.ShouldHaveSingleItem().ActivityId.ShouldBe("join");
        burst.State.Status.ShouldBe(WorkflowStatus.Running);
        burst.State.OpenIncidents.ShouldBeEmpty();
        runner.Retry(definition, burst.State, burst.State.Incidents[0].Id).Delivered.ShouldBeFalse();
    }

    [Fact]
    public void Retry_AfterAFaultThatStoppedTheInstance_OpensTheOtherWaitsAgain()
    {
        var actions = new JsonObject { ["boom"] = new JsonArray(new JsonObject { ["throw"] = "bang" }, new JsonObject { ["outcome"] = "Done" }) };
        var definition = new Flow().StopInstanceOnFault().Start().Task("a").Action("boom").Task("b").Connect("start", "a").Connect("start", "boom").Connect("boom", "b").Build(actions);
        var state = runner.Start(definition, "i").State;
        state.Bookmarks.ShouldBeEmpty();

        var burst = runner.Retry(definition, state, state.OpenIncidents.Single().Id);

        burst.State.Bookmarks.Select(bookmark => bookmark.ActivityId).ShouldBe(["a", "b"], ignoreOrder: true);
    }

    [Fact]
    public void Loop_WithoutAnyWait_EndsWithAnIncident()
    {
        var definition = new Flow().Action("a").Action("b").Connect("a", "b").Connect("b", "a").Build();

        var burst = runner.Start(definition, "i");

        burst.State.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        burst.Incidents.ShouldHaveSingleItem().Message.ShouldContain("loops");
    }

    [Fact]
    public void ReturnEdge_WhileAnotherBranchIsOnItsWayToTheSameStep_IsFollowedAtOnce()
    {
        var definition = new Flow().Task("x").Task("m").Task("check").Task("y")
            .Connect("x", "m").Connect("m", "check").Connect("m", "y").Connect("y", "x").Connect("check", "m").Build();
        var state = runner.Start(definition, "i").State;
        foreach (var step in new[] { "x", "m", "y" }) state = runner.CompleteTask(definition, state, Flow.Bookmark(state, step), null).State;

        var burst = runner.CompleteTask(definition, state, Flow.Bookmark(state, "check"), null);

        burst.State.Bookmarks.Select(bookmark => bookmark.ActivityId).ShouldBe(["x", "m"], ignoreOrder: true);
    }

    [Fact]
    public void End_InNestedFlowchart_CancelsItsWaitsAndTheOuterOneGoesOn()
    {
        var inner = new JsonArray(
            new JsonObject { ["id"] = "s", ["type"] = "Elsa.Start" },
            new JsonObject { ["id"] = "wait", ["type"] = "Elsa.Event", ["eventName"] = "Never" },
            new JsonObject { ["id"] = "end", ["type"] = "Elsa.End" });
        var connections = new JsonArray(
            new JsonObject { ["source"] = "s", ["sourcePort"] = "Done", ["target"] = "wait" },
            new JsonObject { ["source"] = "s", ["sourcePort"] = "Done", ["target"] = "end" });
        var definition = new Flow().Step("inner", "Elsa.Flowchart", ("activities", inner), ("connections", connections)).Task("after").Connect("inner", "after").Build();

        var burst = runner.Start(definition, "i");

        Flow.Journal(burst).ShouldBe("inner.Started s.Started s.Completed wait.Started wait.Suspended end.Started end.Completed wait.Cancelled inner.Completed after.Started after.Suspended");
    }

    [Fact]
    public void Start_InputThatDoesNotFit_IsAnIncident()
    {
        var definition = new Flow().Input("N", "Int32").Task("a").Build();

        var burst = runner.Start(definition, "i", new JsonObject { ["N"] = "many" });

        burst.State.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        burst.Incidents.ShouldHaveSingleItem().Message.ShouldContain("'N'");
    }

    [Fact]
    public void Cancel_Twice_DoesNothingTheSecondTime()
    {
        var definition = new Flow().Task("a").Build();
        var first = runner.Cancel(definition, runner.Start(definition, "i").State);

        Flow.Journal(first).ShouldBe("a.Cancelled");
        runner.Cancel(definition, first.State).Changed.ShouldBeFalse();
    }

    [Fact]
    public void AnyCall_WithAnotherVersion_IsAWrongCall()
    {
        var definition = new Flow().Task("a").Build();
        var state = runner.Start(definition, "i").State with { DefinitionVersionId = "flow-2" };

        Should.Throw<ArgumentException>(() => runner.CompleteTask(definition, state, state.Bookmarks[0].Id, null));
    }

    [Fact]
    public void HostActivity_ThatThrows_IsAnIncidentNotAnException()
    {
        var definition = WorkflowDefinitionReader.Read(new Flow().Step("x", "Test.Throws").Json(), ActivityRegistry.BuiltIn().With(new Throws()));

        runner.Start(definition, "i").Incidents.ShouldHaveSingleItem().Message.ShouldBe("no luck");
    }

    [Fact]
    public void RunJavaScript_SettingAnOutcome_IsFollowedAlongIt()
    {
        var definition = WorkflowDefinitionReader.Read(
            new Flow().Step("js", "Elsa.RunJavaScript", ("script", Flow.Literal("setOutcome('左'); return 5"))).Task("l").Task("r").Connect("js", "l", "左").Connect("js", "r", "右").Json(),
            ConformanceHost.Registry());

        var burst = runner.Start(definition, "i");

        burst.State.Bookmarks.ShouldHaveSingleItem().ActivityId.ShouldBe("l");
        burst.State.LastResult!.GetValue<int>().ShouldBe(5);
    }

    private sealed class Throws : IHostActivity
    {
        public string Type => "Test.Throws";

        public IReadOnlyList<InputDeclaration> Inputs => [];

        public HostAnswer Execute(HostCall call) => throw new InvalidOperationException("no luck");
    }
}
