using System.Text.Json.Nodes;
using Petitions.Workflows.Definitions;

namespace Petitions.Workflows.Expressions;

/// <summary>What a script sees of the instance it runs in.</summary>
internal interface IScriptScope
{
    string InstanceId { get; }

    string? InstanceName { get; set; }

    string? CorrelationId { get; set; }

    WorkflowDefinition Definition { get; }

    JsonNode? LastResult { get; }

    /// <summary>Visible variables, innermost first.</summary>
    IEnumerable<VariableDefinition> VisibleVariables { get; }

    JsonNode? GetVariable(VariableDefinition variable);

    /// <summary>Converts and assigns.</summary>
    /// <exception cref="ExpressionException">The value does not fit the type.</exception>
    void SetVariable(VariableDefinition variable, JsonNode? value);

    JsonNode? GetInput(string name);

    /// <summary>Output of an activity given by id or name; without an output name its only or its <c>result</c> output.</summary>
    JsonNode? GetOutput(string activityIdOrName, string? output);

    /// <summary>Outputs that activities have given so far, and results they may give yet.</summary>
    IEnumerable<(Activity Activity, string Output)> KnownOutputs { get; }

    void SetOutcomes(IReadOnlyList<string> outcomes);
}
