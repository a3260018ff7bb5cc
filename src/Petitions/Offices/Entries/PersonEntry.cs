using System.Text.Json.Nodes;

namespace Petitions.Offices;

/// <summary>A person as he is entered.</summary>
/// <param name="LatinName">Filled from the Chinese name where it is left empty, to be corrected.</param>
/// <param name="Id">Made from the Latin name where none is given.</param>
public sealed record PersonEntry(string Name, string? LatinName = null, string? Phone = null, string? PlateNumber = null, string? Id = null, string? Email = null)
{
    public static JsonObject Schema => Tasks.Schema.Object([.. Fields, Tasks.Schema.Optional("id", OfficeId.Schema)]);

    /// <summary>Without the id, which never changes.</summary>
    public static JsonObject ChangeSchema => Tasks.Schema.Object(Fields);

    private static IEnumerable<Tasks.Schema.Field> Fields =>
    [
        Tasks.Schema.Required("name", Tasks.Schema.Text(60)),
        Tasks.Schema.Optional("latinName", Tasks.Schema.Text(100)),
        Tasks.Schema.Optional("phone", Tasks.Schema.Text(40)),
        Tasks.Schema.Optional("email", Tasks.Schema.Text(200)),
        Tasks.Schema.Optional("plateNumber", Tasks.Schema.Text(20)),
    ];
}

/// <summary>Another name of a person as it is entered.</summary>
public sealed record NameEntry(string Name, PersonNameKind NameKind)
{
    public static JsonObject Schema => Tasks.Schema.Object(
        Tasks.Schema.Required("name", Tasks.Schema.Text(60)),
        Tasks.Schema.Required("nameKind", Tasks.Schema.Choice<PersonNameKind>()));
}
