using System.Text.Json.Nodes;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Expressions;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Execution;

/// <summary>The instance as an activity sees it: variables of its containers, innermost first, then of the workflow.</summary>
internal sealed class ScopeView(Interpreter interpreter, ActivityExecution execution) : IScriptScope
{
    private readonly List<(VariableDefinition Variable, int? Owner)> visible = Collect(interpreter, execution);

    private InstanceWork Work => interpreter.Work;

    /// <summary>Outcomes a script has set, or null.</summary>
    public IReadOnlyList<string>? Outcomes { get; private set; }

    public string InstanceId => Work.Before.InstanceId;

    public string? InstanceName
    {
        get => Work.Name;
        set => Work.Name = value;
    }

    public string? CorrelationId
    {
        get => Work.CorrelationId;
        set => Work.CorrelationId = value;
    }

    public WorkflowDefinition Definition => interpreter.Definition;

    public JsonNode? LastResult => Work.LastResult;

    public IEnumerable<VariableDefinition> VisibleVariables => visible.Select(entry => entry.Variable);

    public IEnumerable<(Activity Activity, string Output)> KnownOutputs
        => (from outputs in Work.ActivityOutputs
            let activity = Definition.Find(outputs.Key)
            where activity is not null
            from output in outputs.Value
            select (activity, output.Key))
        .Union(Definition.AllActivities.Where(activity => activity.Behavior.HasResult).Select(activity => (activity, "result")));

    public JsonNode? Evaluate(Expression expression) => expression switch
    {
        LiteralExpression literal => literal.Value,
        InputExpression input => GetInput(input.Name),
        VariableExpression variable => GetVariable(FindById(variable.VariableId) ?? throw new ExpressionException($"Variable '{variable.VariableId}' not found.")),
        JavaScriptExpression script => interpreter.Scripts.Run(script.Script, this),
        BrokenExpression broken => throw new ExpressionException(broken.Reason),
        _ => throw new ExpressionException($"Unknown expression {expression.GetType().Name}."),
    };

    public VariableDefinition? FindById(string id) => visible.Find(entry => entry.Variable.Id == id).Variable;

    public JsonNode? GetVariable(VariableDefinition variable)
        => OwnerOf(variable) is { } owner
            ? Work.Executions[owner].Variables?.GetValueOrDefault(variable.Id)
            : Work.Variables.GetValueOrDefault(variable.Name);

    public void SetVariable(VariableDefinition variable, JsonNode? value)
    {
        var converted = Converted(variable, value);
        if (OwnerOf(variable) is not { } owner)
        {
            Work.Variables[variable.Name] = converted;
            return;
        }

        var container = Work.Executions[owner];
        Work.Update(container with { Variables = new Dictionary<string, JsonNode?>(container.Variables ?? new Dictionary<string, JsonNode?>()) { [variable.Id] = converted } });
    }

    public JsonNode? GetInput(string name) => Work.Input.GetValueOrDefault(name);

    public JsonNode? GetOutput(string activityIdOrName, string? output)
    {
        foreach (var (nodeId, outputs) in Work.ActivityOutputs)
        {
            if (Definition.Find(nodeId) is not { } activity || (activity.Id != activityIdOrName && activity.Name != activityIdOrName)) continue;
            var match = output is null
                ? outputs.FirstOrDefault()
                : outputs.FirstOrDefault(member => string.Equals(member.Key, output, StringComparison.OrdinalIgnoreCase));
            return match.Value;
        }

        return null;
    }

    public void SetOutcomes(IReadOnlyList<string> outcomes) => Outcomes = outcomes;

    private static JsonNode? Converted(VariableDefinition variable, JsonNode? value)
    {
        try
        {
            return ValueConverter.Convert(value, variable.Type);
        }
        catch (ExpressionException exception)
        {
            // In Elsa's words, for the cases in which it says so, too.
            throw new ExpressionException($"The value '{value}' is not compatible with the variable '{variable.Name}' of type 'System.{variable.Type}'.", exception);
        }
    }

    private int? OwnerOf(VariableDefinition variable) => visible.Find(entry => ReferenceEquals(entry.Variable, variable)).Owner;

    private static List<(VariableDefinition Variable, int? Owner)> Collect(Interpreter interpreter, ActivityExecution execution)
    {
        var result = new List<(VariableDefinition, int?)>();
        for (int? id = execution.Id; id is { } current; id = interpreter.Work.Executions[current].ParentId)
            foreach (var variable in interpreter.ActivityOf(interpreter.Work.Executions[current]).Variables) result.Add((variable, current));
        foreach (var variable in interpreter.Definition.Variables) result.Add((variable, null));
        return result;
    }
}
