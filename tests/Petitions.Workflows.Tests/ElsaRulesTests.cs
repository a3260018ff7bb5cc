using System.Text.Json.Nodes;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Tests;

/// <summary>Rules of Elsa beyond the recorded runs, as its source has them.</summary>
public sealed class ElsaRulesTests
{
    private readonly WorkflowRunner runner = new(TimeProvider.System, new RunnerOptions());

    [Fact]
    public void ConnectionWithoutPort_FollowsThePlainDoneOnly()
    {
        var plain = Start(new Flow().Variable("V").Set("set", "V", "1").Action("next").ConnectWithoutPort("set", "next"));
        var named = Start(new Flow().Action("action").Action("next").ConnectWithoutPort("action", "next"));

        Flow.Journal(plain).ShouldEndWith("next.Completed");
        Flow.Journal(named).ShouldBe("action.Started action.Completed");
        named.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void MergeModeStream_AfterAFork_WaitsForBothAsWithoutAMode()
    {
        var definition = Fork("Stream").Build();
        var state = runner.Start(definition, "i").State;

        var first = runner.CompleteTask(definition, state, Flow.Bookmark(state, "a"), null);
        var second = runner.CompleteTask(definition, first.State, Flow.Bookmark(first.State, "b"), null);

        Flow.Journal(first).ShouldBe("a.Resumed a.Completed");
        Flow.Journal(second).ShouldBe("b.Resumed b.Completed meet.Started meet.Completed");
    }

    [Fact]
    public void MergeModeCascade_AfterAFork_RunsAtTheFirstArrivalAndLetsTheOtherGoOn()
    {
        var definition = Fork("Cascade").Build();
        var state = runner.Start(definition, "i").State;

        var first = runner.CompleteTask(definition, state, Flow.Bookmark(state, "a"), null);
        var second = runner.CompleteTask(definition, InstanceState.FromJson(first.State.ToJson()), Flow.Bookmark(first.State, "b"), null);

        Flow.Journal(first).ShouldBe("a.Resumed a.Completed meet.Started meet.Completed");
        Flow.Journal(second).ShouldBe("b.Resumed b.Completed");
        second.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void JoinWaitAny_LoserQueuedInTheSameBurst_RunsButLeadsNowhere()
    {
        var burst = Start(new Flow().Start().Action("a").Action("b").Join("any", "WaitAny").Action("z")
            .Connect("start", "a").Connect("start", "b").Connect("a", "any").Connect("b", "any").Connect("any", "z"));

        Flow.Journal(burst).ShouldBe("start.Started start.Completed a.Started a.Completed b.Started b.Completed any.Started any.Completed z.Started z.Completed");
        burst.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void JoinWaitAny_QueuedLoserThatWouldWait_IsCancelledInsteadOfAskingSomebody()
    {
        var burst = Start(new Flow().Start().Action("a").Task("b").Join("any", "WaitAny").Task("z")
            .Connect("start", "a").Connect("start", "b").Connect("a", "any").Connect("b", "any").Connect("any", "z"));

        Flow.Journal(burst).ShouldContain("b.Started b.Cancelled");
        burst.State.Bookmarks.ShouldHaveSingleItem().ActivityId.ShouldBe("z");
    }

    [Fact]
    public void JoinWaitAny_OnlyTheLoserIsLeft_EndsTheFlowchart()
    {
        var burst = Start(new Flow().Start().Action("a").Task("b").Join("any", "WaitAny")
            .Connect("start", "a").Connect("start", "b").Connect("a", "any").Connect("b", "any"));

        burst.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Theory]
    [InlineData("True", "z", "j")]
    [InlineData("False", "j", "z")]
    public void PathNotTaken_FreesItsJoin_WhenItsConnectionHasItsTurn(string firstPort, string first, string second)
    {
        var flow = new Flow().Start().Action("a").Decision("d", "true").Action("x").Action("z").Action("j")
            .Connect("start", "a").Connect("start", "d").Connect("a", "j").Connect("x", "j");
        foreach (var port in new[] { firstPort, firstPort == "True" ? "False" : "True" }) flow.Connect("d", port == "True" ? "z" : "x", port);

        Flow.Journal(Start(flow)).ShouldEndWith($"{first}.Started {first}.Completed {second}.Started {second}.Completed");
    }

    [Fact]
    public void SwitchMatchAny_TwoOutcomesIntoOneTarget_RunsItOnceAfterTheLast()
    {
        var cases = new JsonArray(Case("甲"), Case("乙"), Case("丙"));
        var burst = Start(new Flow().Step("sw", "Elsa.FlowSwitch", ("mode", "MatchAny"), ("cases", cases)).Action("t").Action("u")
            .Connect("sw", "t", "甲").Connect("sw", "u", "乙").Connect("sw", "t", "丙"));

        Flow.Journal(burst).ShouldBe("sw.Started sw.Completed u.Started u.Completed t.Started t.Completed");
    }

    [Fact]
    public void SwitchCase_WhoseConditionThrows_FailsInTheWordsOfTheScript()
    {
        var cases = new JsonArray(new JsonObject { ["label"] = "甲", ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "nope" } });

        var incident = Start(new Flow().Step("sw", "Elsa.FlowSwitch", ("cases", cases))).Incidents.ShouldHaveSingleItem();

        incident.Message.ShouldBe("nope is not defined");
        incident.Input.ShouldBe("Cases: 甲");
    }

    [Fact]
    public void Fault_WithACode_IsAnIncidentWithItsMessageAndTheRestAsCause()
    {
        var burst = Start(new Flow().Step("f", "Elsa.Fault", ("message", Flow.Literal("不能继续")), ("code", Flow.Literal("E42")), ("category", Flow.Literal("Business"))));

        var incident = burst.Incidents.ShouldHaveSingleItem();
        incident.Message.ShouldBe("不能继续");
        incident.Cause.ShouldBe("E42, Business");
    }

    [Fact]
    public void SetOutput_KeepsTheValueAsItIs()
    {
        var burst = Start(new Flow().Step("o", "Elsa.SetOutput", ("outputName", Flow.Literal("N")), ("outputValue", Flow.Script("12"))));

        burst.State.Output["N"]!.GetValue<int>().ShouldBe(12);
    }

    [Theory]
    [InlineData("''")]
    [InlineData("'  '")]
    [InlineData("undefined")]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("'FALSE'")]
    public void Decision_OfAValueThatIsNoTruth_IsFalse(string script)
        => Start(new Flow().Decision("d", script)).Journal[^1].Outcomes.ShouldBe(["False"]);

    [Theory]
    [InlineData("1")]
    [InlineData("-0.5")]
    [InlineData("'True'")]
    public void Decision_OfAValueThatIsATruth_IsTrue(string script)
        => Start(new Flow().Decision("d", script)).Journal[^1].Outcomes.ShouldBe(["True"]);

    [Fact]
    public void Decision_WithoutCondition_IsFalse()
        => Start(new Flow().Step("d", "Elsa.FlowDecision")).Journal[^1].Outcomes.ShouldBe(["False"]);

    [Theory]
    [InlineData("String", "true", "\"True\"")]
    [InlineData("String", "12.50", "\"12.5\"")]
    [InlineData("String", "({ a: [1, null], 名: '王' })", "\"{\\\"a\\\":[1,null],\\\"名\\\":\\\"王\\\"}\"")]
    [InlineData("String", "''", "\"\"")]
    [InlineData("Boolean", "1", "true")]
    [InlineData("Boolean", "''", "null")]
    [InlineData("Int16", "'-12'", "-12")]
    [InlineData("Int32", "3.9", "4")]
    [InlineData("Int32", "2.5", "2")]
    [InlineData("Int32", "true", "1")]
    [InlineData("Int32", "''", "null")]
    [InlineData("Int64", "'-9007199254740993'", "-9007199254740993")]
    [InlineData("Decimal", "'0.10'", "0.10")]
    [InlineData("Guid", "'6F9619FF-8B86-D011-B42D-00C04FC964FF'", "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"")]
    [InlineData("TimeSpan", "'1.02:03:04'", "\"1.02:03:04\"")]
    [InlineData("DateTime", "new Date(Date.UTC(2026, 9, 1))", "\"2026-10-01T00:00:00Z\"")]
    [InlineData("DateTimeOffset", "'2026-10-01T08:30:00+08:00'", "\"2026-10-01T08:30:00+08:00\"")]
    [InlineData("JsonObject", "'{\"a\":1}'", "{\"a\":1}")]
    [InlineData("JsonArray", "[1, [2]]", "[1,[2]]")]
    [InlineData("StringMap", "({ a: 1 })", "{\"a\":\"1\"}")]
    [InlineData("Object", "'{\"a\":1}'", "\"{\\u0022a\\u0022:1}\"")]
    public void SetVariable_ConvertsToTheTypeOfTheVariable(string type, string script, string expected)
    {
        var value = Start(new Flow().Variable("V", type).Set("set", "V", script)).State.Variables["V"];

        JsonNode.DeepEquals(value, JsonNode.Parse(expected)).ShouldBeTrue(value?.ToJsonString());
    }

    [Fact]
    public void Fork_WithItsBranchAsOneText_FollowsIt()
        => Flow.Journal(Start(new Flow().Step("fork", "Elsa.FlowFork", ("branches", Flow.Of("Literal", "左"))).Action("l").Action("r").Connect("fork", "l", "左").Connect("fork", "r", "右")))
            .ShouldBe("fork.Started fork.Completed l.Started l.Completed");

    [Fact]
    public void NumberOf32Bits_InAScript_HasItsOwnDigits()
        => Start(new Flow().Variable("F", "Single", "0.1").Variable("V", "String").Set("set", "V", "'' + getF()")).State.Variables["V"]!.GetValue<string>().ShouldBe("0.10000000149011612");

    [Theory]
    [InlineData("Int16", "70000", "The value '70000' is not compatible with the variable 'V' of type 'System.Int16'.")]
    [InlineData("Guid", "'abc'", "The value 'abc' is not compatible with the variable 'V' of type 'System.Guid'.")]
    public void SetVariable_OfAValueThatDoesNotFit_IsAnIncidentWithItsCause(string type, string script, string message)
    {
        var incident = Start(new Flow().Variable("V", type).Set("set", "V", script)).Incidents.ShouldHaveSingleItem();

        incident.Message.ShouldBe(message);
        incident.Cause!.ShouldContain("cannot be converted");
    }

    [Fact]
    public void FileWithMistakesThatElsaPassesOver_RunsAsThere()
    {
        var definition = new Flow().Variable("N", "Int32", "viel").Variable("V", "Object", "old")
            .Step("a", "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = "V" }), ("value", Flow.Of("Input", "数量")))
            .Connect("a", "nowhere").Build();

        definition.Warnings.Where(problem => problem.Severity == ProblemSeverity.Mistake).Select(problem => problem.Path)
            .ShouldBe(["$.variables[0].value", "$.root.activities[0].value.expression.value", "$.root.connections[0].target"]);
        var state = runner.Start(definition, "i").State;
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        state.Variables["N"].ShouldBeNull();
        state.Variables["V"].ShouldBeNull();
    }

    [Theory]
    [InlineData("1 +")]
    [InlineData("return }")]
    public void ScriptThatDoesNotParse_FailsWhenItIsReached(string script)
    {
        var burst = Start(new Flow().Action("before").Decision("d", script).Connect("before", "d"));

        Flow.Journal(burst).ShouldBe("before.Started before.Completed d.Started d.Faulted");
        burst.Incidents.ShouldHaveSingleItem().Message.ShouldBe("Failed to evaluate activity input 'Condition'");
    }

    private Burst Start(Flow flow) => runner.Start(flow.Build(), "i");

    private static Flow Fork(string mergeMode) => new Flow().Start().Task("a").Task("b")
        .Step("meet", "Petitions.Action", ("customProperties", new JsonObject { ["mergeMode"] = mergeMode }))
        .Connect("start", "a").Connect("start", "b").Connect("a", "meet").Connect("b", "meet");

    private static JsonObject Case(string label) => new() { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "true" } };
}
