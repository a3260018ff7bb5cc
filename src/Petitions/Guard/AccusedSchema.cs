using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Tasks;

namespace Petitions.Guard;

/// <summary>The form in which the accused are entered: at reading, and whenever somebody is added later.</summary>
public static class AccusedSchema
{
    public static JsonObject Entry => Schema.OneOf(
        Schema.Object(State(AccusedState.None)),
        Schema.Object(State(AccusedState.Named), Schema.Required("people", Schema.List(Schema.IdFrom("/api/people"), 1)), Described(0, required: false)),
        Schema.Object(State(AccusedState.Named), Described(1, required: true)),
        Schema.Object(State(AccusedState.Unclear), Schema.Required("reason", Schema.Text()), People, Described(0, required: false)));

    private static Schema.Field People => Schema.Optional("people", Schema.List(Schema.IdFrom("/api/people")));

    private static Schema.Field State(AccusedState state) => Schema.Required("state", Schema.Choice<AccusedState>([state]));

    private static Schema.Field Described(int min, bool required)
    {
        var list = Schema.List(Schema.OneOf(By("name"), By("title")), min);
        return required ? Schema.Required("described", list) : Schema.Optional("described", list);
    }

    // At least one of name and title, or there is nobody to look for; oneOf needs the two apart.
    private static JsonObject By(string first) => Schema.Object(
        [Schema.Required(first, Schema.Text(100)), .. first == "name" ? new[] { Schema.Optional("title", Schema.Text(100)) } : [],
            Schema.Optional("unit", Schema.Text(200)), Schema.Optional("place", Schema.Text(200))]);
}
