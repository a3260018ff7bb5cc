using System.Text.Json.Nodes;

namespace Petitions.Tests.Process;

/// <summary>A small workflow file in place of the letter's, built activity by activity.</summary>
internal sealed class SmallFlow
{
    private readonly JsonArray activities = [new JsonObject { ["id"] = "start", ["type"] = "Elsa.Start" }];
    private readonly JsonArray connections = [];

    /// <param name="id">The task name as well.</param>
    /// <param name="payload">A JavaScript object.</param>
    public SmallFlow Task(string id, string payload = "{role: 'clerk'}") =>
        Step(id, "Elsa.RunTask", ("taskName", Literal(id)), ("payload", Script($"return {payload}", "ObjectDictionary")));

    public SmallFlow Delay(string id, string span) => Step(id, "Elsa.Delay", ("timeSpan", Literal(span)));

    public SmallFlow Event(string id, string name) => Step(id, "Elsa.Event", ("eventName", Literal(name)));

    public SmallFlow Join(string id) => Step(id, "Elsa.FlowJoin", ("mode", Literal("WaitAll")));

    public SmallFlow Decision(string id, string condition) => Step(id, "Elsa.FlowDecision", ("condition", Script(condition, "Boolean")));

    public SmallFlow Connect(string source, string target, string port = "Done")
    {
        connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
        });
        return this;
    }

    /// <summary>Connects start and these, each to the next.</summary>
    public SmallFlow Chain(params string[] ids)
    {
        var from = "start";
        foreach (var id in ids)
        {
            Connect(from, id);
            from = id;
        }

        return this;
    }

    public JsonNode Json() => new JsonObject
    {
        ["id"] = "letter-test",
        ["definitionId"] = "letter",
        ["name"] = "test",
        ["version"] = 1,
        ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Flowchart", ["activities"] = activities.DeepClone(), ["connections"] = connections.DeepClone() },
    };

    private SmallFlow Step(string id, string type, params (string Name, JsonNode? Value)[] members)
    {
        activities.Add(new JsonObject([new("id", id), new("type", type), .. members.Select(m => KeyValuePair.Create(m.Name, m.Value))]));
        return this;
    }

    private static JsonObject Literal(string value) => Expression("String", "Literal", value);

    private static JsonObject Script(string script, string type) => Expression(type, "JavaScript", script);

    private static JsonObject Expression(string type, string kind, string value) =>
        new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = kind, ["value"] = value } };
}
