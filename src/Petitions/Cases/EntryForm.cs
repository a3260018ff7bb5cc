using System.Text.Json.Nodes;

namespace Petitions.Cases;

/// <summary>A dictionary entry as it is entered.</summary>
/// <param name="Initials">首字母; filled from the name where they are left empty, to be corrected.</param>
public sealed record EntryForm(string Code, string Name, string EnglishName, string? Initials = null)
{
    public static JsonObject Schema => Tasks.Schema.Object(
    [
        // Two digits a level, three levels (L-19): a code begins with its parent's.
        Tasks.Schema.Required("code", new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 6, ["pattern"] = "^([0-9]{2}){1,3}$" }),
        .. EntryChange.Fields,
    ]);
}

/// <summary>What of an entry can be changed: its code stands in letters and stays.</summary>
public sealed record EntryChange(string Name, string EnglishName, string? Initials = null)
{
    internal static IEnumerable<Tasks.Schema.Field> Fields =>
    [
        Tasks.Schema.Required("name", Tasks.Schema.Text(60)),
        Tasks.Schema.Required("englishName", Tasks.Schema.Text(100)),
        Tasks.Schema.Optional("initials", new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 30, ["pattern"] = "^[a-z0-9]+$" }),
    ];

    public static JsonObject Schema => Tasks.Schema.Object(Fields);
}
