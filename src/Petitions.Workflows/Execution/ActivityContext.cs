using System.Text.Json.Nodes;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Expressions;
using Petitions.Workflows.State;
using ValueType = Petitions.Workflows.Definitions.ValueType;

namespace Petitions.Workflows.Execution;

/// <summary>What the behavior of an activity sees and can do while it runs.</summary>
internal sealed class ActivityContext(Interpreter interpreter, Activity activity, int executionId)
{
    public Activity Activity => activity;

    public Interpreter Interpreter => interpreter;

    public InstanceWork Work => interpreter.Work;

    public DateTime Now => interpreter.Now;

    public ActivityExecution Execution => Work.Executions[executionId];

    public ScopeView Scope => new(interpreter, Execution);

    public int Visit => Work.Visits.GetValueOrDefault(activity.NodeId);

    /// <summary>Evaluates an input and converts it to its type; null when the file does not give it.</summary>
    /// <exception cref="InputException">It cannot be evaluated.</exception>
    public JsonNode? Input(string name)
    {
        if (!activity.Inputs.TryGetValue(name, out var input)) return null;
        return Evaluate(input.Expression, input.Type, Pascal(name));
    }

    public string? Text(string name) => Input(name)?.GetValue<string>();

    public bool Condition(string name)
    {
        if (!activity.Inputs.TryGetValue(name, out var input)) return false;
        try
        {
            return Condition(input.Expression);
        }
        catch (ExpressionException exception)
        {
            throw new InputException(Pascal(name), exception);
        }
    }

    public bool Condition(Expression expression) => ValueConverter.ToCondition(Scope.Evaluate(expression));

    public ActivityExecution Schedule(Activity child) => interpreter.Schedule(child, executionId);

    public void Complete() => interpreter.Complete(Execution, Outcomes.Plain);

    public void CompleteWith(params IReadOnlyList<string> outcomes) => interpreter.Complete(Execution, Outcomes.Named(outcomes));

    public void CompleteWithMessage(string? message) => interpreter.Complete(Execution, Outcomes.Plain, message);

    /// <summary>Gives an output: kept for scripts and, where the file says so, captured in a variable.</summary>
    public void Give(string output, JsonNode? value)
    {
        if (activity.Captures.TryGetValue(output, out var variableId)) Assign(variableId, value);
        var outputs = Work.ActivityOutputs.TryGetValue(activity.NodeId, out var before) ? (JsonObject)before.DeepClone() : [];
        outputs[output] = value?.DeepClone();
        Work.ActivityOutputs[activity.NodeId] = outputs;
        Work.LastResult = value;
    }

    public void Assign(string variableId, JsonNode? value)
    {
        var scope = Scope;
        var variable = scope.FindById(variableId) ?? throw new ExpressionException($"Variable '{variableId}' not found.");
        scope.SetVariable(variable, value);
    }

    public void Wait(BookmarkKind kind, string name, JsonNode? payload = null, DateTime? dueAt = null)
    {
        var id = $"{Work.Before.InstanceId}-{Work.NextNumber()}";
        interpreter.Wait(Execution, new Bookmark(id, activity.Id, activity.NodeId, kind, name, payload, dueAt, Bookmark.HashOf(name, payload)) { ExecutionId = executionId, OpenedAt = Now });
    }

    public void JournalInputs(IReadOnlyDictionary<string, JsonNode?> inputs)
    {
        var given = new JsonObject(inputs.Where(input => input.Value is not null)
            .Select(input => KeyValuePair.Create(Pascal(input.Key), input.Value?.DeepClone())));
        if (given.Count > 0) Work.Journal[^1] = Work.Journal[^1] with { Inputs = given };
    }

    public void Update(ActivityExecution execution) => Work.Update(execution);

    private JsonNode? Evaluate(Expression expression, ValueType type, string label)
    {
        try
        {
            return ValueConverter.Convert(Scope.Evaluate(expression), type);
        }
        catch (ExpressionException exception)
        {
            throw new InputException(label, exception);
        }
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
