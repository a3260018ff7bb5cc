using System.Text.Json.Nodes;

namespace Petitions.Offices;

/// <summary>A unit as it is entered.</summary>
/// <param name="Id">Letters, digits and hyphens; made from the English name where none is given.</param>
public sealed record UnitEntry(string Name, string EnglishName, UnitKind Kind, DateOnly From, string? Parent = null, string? Email = null, string? Fallback = null, string? Id = null)
{
    public static JsonObject Schema => Tasks.Schema.Object(
    [
        .. UnitChange.Fields,
        Tasks.Schema.Required("kind", Tasks.Schema.Choice<UnitKind>()),
        Tasks.Schema.Optional("parent", Tasks.Schema.IdFrom("/api/units")),
        Tasks.Schema.Required("from", Tasks.Schema.Date()),
        Tasks.Schema.Optional("id", OfficeId.Schema),
    ]);
}

/// <summary>What of a unit can be changed in place: it stays the same unit, with the same cases.</summary>
public sealed record UnitChange(string Name, string EnglishName, string? Email = null, string? Fallback = null)
{
    internal static IEnumerable<Tasks.Schema.Field> Fields =>
    [
        Tasks.Schema.Required("name", Tasks.Schema.Text(100)),
        Tasks.Schema.Required("englishName", Tasks.Schema.Text(100)),
        Tasks.Schema.Optional("email", Tasks.Schema.Text(200)),
        Tasks.Schema.Optional("fallback", Tasks.Schema.IdFrom("/api/units")),
    ];

    public static JsonObject Schema => Tasks.Schema.Object(Fields);
}
