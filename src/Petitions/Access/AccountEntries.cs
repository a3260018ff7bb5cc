using System.Text.Json.Nodes;

namespace Petitions.Access;

/// <summary>An account as it is entered; its first role begins with it.</summary>
public sealed record AccountEntry(string UserName, string Person, Role Role, DateOnly From, DateOnly? To = null)
{
    public static JsonObject Schema => Tasks.Schema.Object(
    [
        Tasks.Schema.Required("userName", new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 60, ["pattern"] = "^[A-Za-z0-9][A-Za-z0-9._-]*$" }),
        Tasks.Schema.Required("person", Tasks.Schema.IdFrom("/api/people")),
        .. RoleEntry.Fields,
    ]);
}

/// <summary>A role of an account. <c>To</c> is the first day on which it is no longer held.</summary>
public sealed record RoleEntry(Role Role, DateOnly From, DateOnly? To = null)
{
    internal static IEnumerable<Tasks.Schema.Field> Fields =>
    [
        Tasks.Schema.Required("role", Tasks.Schema.Choice<Role>()),
        Tasks.Schema.Required("from", Tasks.Schema.Date()),
        Tasks.Schema.Optional("to", Tasks.Schema.Date()),
    ];

    public static JsonObject Schema => Tasks.Schema.Object(Fields);
}
