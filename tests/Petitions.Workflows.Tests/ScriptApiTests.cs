using System.Text.Json.Nodes;
using Petitions.Workflows.Execution;

namespace Petitions.Workflows.Tests;

public sealed class ScriptApiTests
{
    [Theory]
    [InlineData("getN() + 1", "8")]
    [InlineData("variables.N + 1", "8")]
    [InlineData("variables.N = 9; return getN()", "9")]
    [InlineData("setN('12'); return getN()", "12")]
    [InlineData("getVariable('N')", "7")]
    [InlineData("setVariable('N', 3); return variables.N", "3")]
    [InlineData("getInput('Who')", "\"张三\"")]
    [InlineData("getWho()", "\"张三\"")]
    [InlineData("getOutputFrom('act', 'Result')", "{\"x\":1}")]
    [InlineData("getOutputFrom('act').x", "1")]
    [InlineData("getResultFromact().x", "1")]
    [InlineData("getResultFromAct().x", "1")]
    [InlineData("getResultFromStepTwo()", "null")]
    [InlineData("getcase_no() + getCaseNo()", "14")]
    [InlineData("setCaseNo(8); return getVariable('case_no')", "8")]
    [InlineData("setWorkflowInstanceName('甲'); return getWorkflowInstanceName()", "\"甲\"")]
    [InlineData("toJson('a\"b')", "\"\\\"a\\\\u0022b\\\"\"")]
    [InlineData("getLastResult()", "{\"x\":1}")]
    [InlineData("toJson({ a: [1, '二'] })", "\"{\\\"a\\\":[1,\\\"二\\\"]}\"")]
    [InlineData("[isNullOrEmpty(''), isNullOrEmpty(null), isNullOrWhiteSpace('  '), isNullOrEmpty('a')]", "[true,true,true,false]")]
    [InlineData("stringFromBase64(stringToBase64('信访'))", "\"信访\"")]
    [InlineData("bytesToString(bytesFromBase64('YWI='))", "\"ab\"")]
    [InlineData("getWorkflowDefinitionId() + getWorkflowInstanceId()", "\"flowi\"")]
    [InlineData("setCorrelationId('c'); return getCorrelationId()", "\"c\"")]
    [InlineData("new Date(Date.UTC(2026, 9, 1))", "\"2026-10-01T00:00:00Z\"")]
    [InlineData("newGuidString().length", "36")]
    [InlineData("({ a: undefined, b: 1.5, c: 12, d: null })", "{\"b\":1.5,\"c\":12,\"d\":null}")]
    public void Script_UsingTheApi_GivesTheValue(string script, string expected)
    {
        var flow = new Flow().Variable("N", "Int32", "7").Variable("case_no", "Int32", "7").Variable("Out").Input("Who", "String")
            .Action("act").Set("set", "Out", script).Action("step_two").Connect("act", "set");
        var actions = new JsonObject { ["act"] = new JsonArray(new JsonObject { ["outcome"] = "Done", ["result"] = new JsonObject { ["x"] = 1 } }) };

        var burst = new WorkflowRunner(TimeProvider.System, new RunnerOptions()).Start(flow.Build(actions), "i", new JsonObject { ["Who"] = "张三" });

        burst.State.Incidents.ShouldBeEmpty();
        JsonNode.DeepEquals(burst.State.Variables["Out"], JsonNode.Parse(expected)).ShouldBeTrue(burst.State.Variables["Out"]?.ToJsonString());
    }
}
