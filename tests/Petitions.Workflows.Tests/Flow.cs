using System.Text.Json.Nodes;
using Petitions.Workflows.Conformance;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Tests;

/// <summary>Builds definition files for tests: only what matters is named.</summary>
internal sealed class Flow
{
    private readonly JsonArray activities = [];
    private readonly JsonArray connections = [];
    private readonly JsonArray variables = [];
    private readonly JsonArray inputs = [];
    private string? strategy;

    public Flow Step(string id, string type, params (string Name, JsonNode? Value)[] members)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type };
        foreach (var (name, value) in members) activity[name] = value;
        activities.Add(activity);
        return this;
    }

    public Flow Start(string id = "start") => Step(id, "Elsa.Start");

    public Flow Task(string id, string? variable = null)
        => variable is null
            ? Step(id, "Elsa.RunTask", ("taskName", Literal(id)))
            : Step(id, "Elsa.RunTask", ("taskName", Literal(id)), ("result", new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = variable } }));

    public Flow Action(string id) => Step(id, "Petitions.Action");

    public Flow Event(string id, string name) => Step(id, "Elsa.Event", ("eventName", Literal(name)));

    public Flow Decision(string id, string condition) => Step(id, "Elsa.FlowDecision", ("condition", Script(condition, "Boolean")));

    public Flow Join(string id, string mode) => Step(id, "Elsa.FlowJoin", ("mode", Literal(mode)));

    public Flow Set(string id, string variable, string script)
        => Step(id, "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = variable }), ("value", Script(script)));

    public Flow Variable(string name, string type = "Object", string? value = null)
    {
        variables.Add(new JsonObject { ["id"] = name, ["name"] = name, ["typeName"] = type, ["value"] = value });
        return this;
    }

    public Flow Input(string name, string type)
    {
        inputs.Add(new JsonObject { ["name"] = name, ["type"] = type });
        return this;
    }

    public Flow Connect(string source, string target, string port = "Done")
    {
        connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
        });
        return this;
    }

    public Flow ConnectWithoutPort(string source, string target)
    {
        connections.Add(new JsonObject { ["source"] = new JsonObject { ["activity"] = source }, ["target"] = new JsonObject { ["activity"] = target } });
        return this;
    }

    public Flow StopInstanceOnFault()
    {
        strategy = "Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core";
        return this;
    }

    public string Json() => new JsonObject
    {
        ["id"] = "flow-1",
        ["definitionId"] = "flow",
        ["variables"] = variables.DeepClone(),
        ["inputs"] = inputs.DeepClone(),
        ["options"] = new JsonObject { ["incidentStrategyType"] = strategy },
        ["root"] = new JsonObject
        {
            ["id"] = "root",
            ["type"] = "Elsa.Flowchart",
            ["activities"] = activities.DeepClone(),
            ["connections"] = connections.DeepClone(),
        },
    }.ToJsonString();

    public WorkflowDefinition Build(JsonObject? actions = null) => WorkflowDefinitionReader.Read(Json(), ConformanceHost.Registry(actions));

    public static JsonObject Literal(string value) => new()
    {
        ["typeName"] = "String",
        ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
    };

    public static JsonObject Script(string source, string type = "Object") => new()
    {
        ["typeName"] = type,
        ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = source },
    };

    public static JsonObject Of(string kind, JsonNode? value) => new()
    {
        ["typeName"] = "Object",
        ["expression"] = new JsonObject { ["type"] = kind, ["value"] = value },
    };

    public static string Bookmark(InstanceState state, string activity) => state.Bookmarks.Single(bookmark => bookmark.ActivityId == activity).Id;

    public static string Journal(Burst burst) => string.Join(' ', burst.Journal.Select(entry => $"{entry.ActivityId}.{entry.Event}"));
}
