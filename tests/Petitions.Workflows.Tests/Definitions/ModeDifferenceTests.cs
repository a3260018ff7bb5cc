using System.Text.Json.Nodes;
using Petitions.Workflows.Conformance;
using Petitions.Workflows.Definitions;

namespace Petitions.Workflows.Tests.Definitions;

public sealed class ModeDifferenceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Conformance", "Cases");

    public static TheoryData<string> Differing => new(ConformanceCase.LoadAll(Folder).Where(recorded => recorded.Content["agree"]?.GetValue<bool>() == false).Select(recorded => recorded.Name));

    [Theory]
    [MemberData(nameof(Differing))]
    public void Definition_ThatTheTwoModesOfElsaRanDifferently_IsWarnedAbout(string name)
        => Differences(ConformanceCase.Load(Path.Combine(Folder, name + ".json")).Definition).ShouldNotBeEmpty();

    [Theory]
    [InlineData("018-xor-merge-diamond")]
    [InlineData("020-xor-merge-nested")]
    [InlineData("022-fork-implicit-join")]
    [InlineData("026-fork-join-wait-all")]
    [InlineData("034-fork-node-branches")]
    [InlineData("038-two-connections-same-target")]
    [InlineData("012-human-return-loop-twice")]
    [InlineData("134-two-back-edges")]
    public void Definition_ThatBothModesRunAlike_IsNotWarnedAbout(string name)
        => Differences(ConformanceCase.Load(Path.Combine(Folder, name + ".json")).Definition).ShouldBeEmpty();

    [Fact]
    public void JoinOfUnequalBranches_NamesBothOutcomesAndTheStepThatIsFar()
    {
        var flow = new Flow().Start().Task("a").Task("b").Task("c").Join("j", "WaitAllActive")
            .Connect("start", "a").Connect("start", "b").Connect("b", "c").Connect("a", "j").Connect("c", "j");

        Differences(flow.Json()).ShouldHaveSingleItem().ShouldBe(
            "warning $.root.activities[4]: 'j' joins branches of unequal length: Elsa's counters wait for the one over 'b', its tokens run at the first arrival. Here it waits.");
    }

    [Fact]
    public void SwitchMatchAny_TwoOutcomesIntoOneTarget_IsWarnedAbout()
    {
        var cases = new JsonArray(Case("甲"), Case("乙"));
        var flow = new Flow().Step("sw", "Elsa.FlowSwitch", ("mode", Flow.Literal("MatchAny")), ("cases", cases)).Task("t").Connect("sw", "t", "甲").Connect("sw", "t", "乙");

        Differences(flow.Json()).ShouldHaveSingleItem().ShouldContain("run it once, its tokens once for each");
    }

    private static JsonObject Case(string label) => new() { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "true" } };

    private static List<string> Differences(string json)
        => [.. WorkflowDefinitionReader.Check(json, ConformanceHost.Registry()).Select(problem => problem.ToString()).Where(text => text.Contains("its tokens", StringComparison.Ordinal))];
}
