using System.Text.Json.Nodes;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;

namespace Petitions.Workflows.Tests.Definitions;

public sealed class DefinitionProblemTests
{
    [Fact]
    public void Read_FileWithManyErrors_ListsAllOfThemWithTheirPaths()
    {
        var flow = new Flow()
            .Variable("A", "Acme.Nope")
            .Variable("N", "Int32", "abc")
            .Start()
            .Step("unknown", "Acme.Missing")
            .Step("event", "Elsa.Event")
            .Step("cobol", "Elsa.WriteLine", ("text", new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Cobol", ["value"] = "MOVE" } }))
            .Step("null", "Elsa.WriteLine", ("text", new JsonObject { ["typeName"] = "String", ["expression"] = null }))
            .Decision("syntax", "1 +")
            .Step("start", "Elsa.Finish")
            .Step("delay", "Elsa.Delay", ("timeSpan", Flow.Literal("soon")))
            .Step("join", "Elsa.FlowJoin", ("mode", Flow.Literal("Sometimes")))
            .Connect("start", "nowhere");

        var exception = Should.Throw<InvalidDefinitionException>(() => WorkflowDefinitionReader.Read(flow.Json(), ActivityRegistry.BuiltIn()));

        exception.Problems.Where(problem => problem.Severity != ProblemSeverity.Warning).Select(problem => problem.Path).Order().ShouldBe(
        [
            "$.root.activities[1].type",
            "$.root.activities[2].eventName",
            "$.root.activities[3].text.expression.type",
            "$.root.activities[4].text.expression",
            "$.root.activities[5].condition.expression.value",
            "$.root.activities[6].id",
            "$.root.activities[7].timeSpan.expression.value",
            "$.root.activities[8].mode",
            "$.root.connections[0].target",
            "$.variables[0].typeName",
            "$.variables[1].value",
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("[]", "$")]
    [InlineData("{}", "$.definitionId")]
    [InlineData("{\"definitionId\":\"a\"}", "$.root")]
    [InlineData("{\"definitionId\":\"a\",\"root\":{}}", "$.root.type")]
    public void Check_FileThatIsNoDefinition_NamesThePlace(string json, string path)
        => WorkflowDefinitionReader.Check(json, ActivityRegistry.BuiltIn()).ShouldContain(problem => problem.Path == path && problem.Severity == ProblemSeverity.Error);

    [Theory]
    [InlineData("Liquid")]
    [InlineData("CSharp")]
    [InlineData("Python")]
    public void Check_ExpressionKindOfAnotherModule_IsRefused(string kind)
    {
        var flow = new Flow().Step("a", "Elsa.WriteLine", ("text", new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = kind, ["value"] = "x" } }));

        WorkflowDefinitionReader.Check(flow.Json(), ActivityRegistry.BuiltIn()).ShouldHaveSingleItem().Message.ShouldContain(kind);
    }

    [Fact]
    public void Check_SuspiciousFile_WarnsAndStillReads()
    {
        var flow = new Flow().Start().Decision("d", "true").Action("a").Connect("start", "d").Connect("d", "a", "true").Action("lost");

        var definition = flow.Build();

        definition.Warnings.Select(warning => warning.Path).ShouldBe(
            ["$.root.connections[1].source.port", "$.root.activities[3]"]);
    }

    [Fact]
    public void Check_DeeplyNestedScript_IsAProblemNotACrash()
    {
        var flow = new Flow().Decision("d", new string('(', 200_000));

        WorkflowDefinitionReader.Check(flow.Json(), ActivityRegistry.BuiltIn()).ShouldContain(problem => problem.Severity != ProblemSeverity.Warning);
    }
}
