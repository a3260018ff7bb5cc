using System.Text.Json.Nodes;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Conformance;
using Petitions.Workflows.Definitions;

namespace Petitions.Workflows.Tests.Definitions;

public sealed class WorkflowDefinitionWriterTests
{
    [Fact]
    public void Write_EveryFileThatCanBeRead_GivesTheSameMembersInTheSameOrder()
    {
        var read = 0;
        foreach (var (name, json) in AllFiles.Read().Where(file => IsReadable(file.Json)))
        {
            var again = WorkflowDefinitionWriter.Write(WorkflowDefinitionReader.Read(json, ConformanceHost.Registry()));
            JsonNode.Parse(again)!.ToJsonString().ShouldBe(JsonNode.Parse(json)!.ToJsonString(), name);
            read++;
        }

        read.ShouldBeGreaterThan(90);
    }

    [Fact]
    public void Write_ReadAgain_HasTheSameProblemsAndActivities()
    {
        foreach (var (name, json) in AllFiles.Read().Where(file => IsReadable(file.Json)))
        {
            var first = WorkflowDefinitionReader.Read(json, ConformanceHost.Registry());
            var second = WorkflowDefinitionReader.Read(WorkflowDefinitionWriter.Write(first), ConformanceHost.Registry());
            second.Warnings.ShouldBe(first.Warnings, name);
            second.AllActivities.Select(activity => activity.NodeId).ShouldBe(first.AllActivities.Select(activity => activity.NodeId), name);
        }
    }

    [Fact]
    public void WriteAs_AnotherVersion_ChangesOnlyWhatNamesTheVersion()
    {
        const string json = """{"id":"x","definitionId":"flow","custom":{"digits":12.50},"version":1,"isLatest":false,"isPublished":false,"root":{"id":"r","type":"Elsa.Flowchart","metadata":{"designer":{"position":{"x":1.0,"y":-2}}}}}""";

        var again = WorkflowDefinitionWriter.WriteAs(WorkflowDefinitionReader.Read(json, ActivityRegistry.BuiltIn()), "flow:2", 2);

        JsonNode.Parse(again)!.ToJsonString().ShouldBe(json.Replace("\"x\",", "\"flow:2\",", StringComparison.Ordinal).Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal).Replace("false", "true", StringComparison.Ordinal));
        WorkflowDefinitionReader.Read(again, ActivityRegistry.BuiltIn()).VersionId.ShouldBe("flow:2");
    }

    private static bool IsReadable(string json)
        => WorkflowDefinitionReader.Check(json, ConformanceHost.Registry()).All(problem => problem.Severity != ProblemSeverity.Error);
}
