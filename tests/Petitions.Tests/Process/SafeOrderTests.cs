using System.Text.Json.Nodes;
using Petitions.Process;
using Petitions.Workflows.Definitions;

namespace Petitions.Tests.Process;

public sealed class SafeOrderTests
{
    [Fact]
    public void Letter_AsTheOfficeHasIt_IsSafe() => Refusals(Flows.LetterWith()).ShouldBeEmpty();

    [Fact]
    public void WayPastTheReading_IsRefusedWithTheWay()
        => Refusals(new SmallFlow().Task("read").Task("approve").Task("dispatch").Decision("urgent?", "return true")
            .Chain("urgent?").Connect("urgent?", "approve", "True").Connect("urgent?", "read", "False").Connect("read", "approve").Connect("approve", "dispatch").Json())
            .ShouldHaveSingleItem().Message.ShouldBe("A letter can be dispatched here without having been read: root > start > urgent? > approve > dispatch.");

    [Fact]
    public void WayPastTheApproval_IsRefused()
        => Refusals(new SmallFlow().Task("read").Task("route").Task("approve").Task("dispatch")
            .Chain("read", "route", "approve", "dispatch").Connect("route", "dispatch").Json())
            .ShouldNotBeEmpty();

    [Fact]
    public void LetterThatComesBackToItsRouting_HasToBeApprovedAgain()
        => Refusals(new SmallFlow().Task("read").Task("approve").Task("route").Task("dispatch").Chain("read", "approve", "route", "dispatch").Json())
            .ShouldHaveSingleItem().Message.ShouldEndWith("without one: route > dispatch.");

    [Fact]
    public void SwitchThatLeadsThoseWithApproversPastTheApproval_IsRefused()
        => Refusals(Changed(connection => connection["source"]!["port"]!.GetValue<string>() == "approval", connection => connection["target"]!["activity"] = "byMethod"))
            .ShouldNotBeEmpty();

    [Fact]
    public void DispatchInsideAContainer_IsSeen()
    {
        var file = new SmallFlow().Chain().Json();
        var task = new SmallFlow().Task("dispatch").Json()["root"]!["activities"]![1]!.DeepClone();
        file["root"]!["activities"]!.AsArray().Add(new JsonObject { ["id"] = "inner", ["type"] = "Elsa.Sequence", ["activities"] = new JsonArray(task) });
        file["root"]!["connections"]!.AsArray().Add(new JsonObject { ["source"] = "start", ["sourcePort"] = "Done", ["target"] = "inner" });

        Refusals(file).Select(p => p.Path).Distinct().ShouldBe(["$.root.activities[1].activities[0]"]);
    }

    [Fact]
    public void TaskWhoseNameIsComputed_IsRefused()
    {
        var file = new SmallFlow().Task("read").Chain("read").Json();
        file["root"]!["activities"]![1]!["taskName"]!["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "'dis' + 'patch'" };

        Refusals(file).ShouldHaveSingleItem().Message.ShouldContain("fixed text");
    }

    private static JsonNode Changed(Func<JsonNode, bool> which, Action<JsonNode> change)
    {
        var file = Flows.LetterWith();
        change(file["root"]!["connections"]!.AsArray().Single(c => which(c!))!);
        return file;
    }

    private static List<DefinitionProblem> Refusals(JsonNode file) => [.. WorkflowCheck.Problems(file.ToJsonString()).Where(WorkflowCheck.Refuses)];
}
