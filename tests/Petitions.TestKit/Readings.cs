using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Tasks;

namespace Petitions.TestKit;

/// <summary>What a reader enters: the class and the accused, with a slip that says nothing in particular.</summary>
public static class Readings
{
    public static JsonObject Claim => Of(PetitionClass.Claim);

    public static JsonObject Suggestion => Of(PetitionClass.Suggestion);

    /// <summary>An accusation of these people.</summary>
    public static JsonObject Accusing(params string[] people) => Of(PetitionClass.Accusation, Named(people));

    /// <summary>An accusation of a unit, and of nobody in particular.</summary>
    public static JsonObject AccusingUnit(string unit) => Of(PetitionClass.Accusation).With("respondentUnits", new JsonArray(unit));

    public static JsonObject Of(PetitionClass petitionClass, JsonObject? accused = null) => new()
    {
        ["abstract"] = new JsonObject { ["who"] = "来信人", ["what"] = "反映的问题", ["request"] = "请依法处理" },
        ["class"] = Schema.NameOf(petitionClass),
        ["urgency"] = "ordinary",
        ["credibility"] = "credible",
        ["accused"] = accused ?? NoneAccused,
        ["attachmentsRead"] = true,
    };

    public static JsonObject NoneAccused => new() { ["state"] = "none" };

    public static JsonObject Named(params IEnumerable<string> people) => new() { ["state"] = "named", ["people"] = Strings(people) };

    public static JsonObject Described(string? name = null, string? title = null, string? unit = null) => new()
    {
        ["state"] = "named",
        ["described"] = new JsonArray(new JsonObject(new[] { ("name", name), ("title", title), ("unit", unit) }
            .Where(field => field.Item2 is not null).Select(field => KeyValuePair.Create(field.Item1, (JsonNode?)field.Item2)))),
    };

    public static JsonObject Unclear(string reason) => new() { ["state"] = "unclear", ["reason"] = reason };

    public static JsonObject With(this JsonObject data, string name, JsonNode? value)
    {
        data[name] = value;
        return data;
    }

    internal static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
