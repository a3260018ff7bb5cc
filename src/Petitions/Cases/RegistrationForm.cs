using System.Text.Json.Nodes;
using Petitions.Tasks;

namespace Petitions.Cases;

/// <summary>What the clerk types when a letter is opened (L-12, L-19, L-19b).</summary>
public sealed record RegistrationForm(
    string Title, PetitionerForm? Petitioner, int? JointCount, DateOnly? SentOn, string? SubjectCode, string? PurposeCode,
    string? Place, IReadOnlyList<EnclosureForm>? Enclosures, bool? Damaged, int? Pieces)
{
    public static JsonObject Schema => Tasks.Schema.Object(Fields);

    public static IEnumerable<Schema.Field> Fields =>
    [
        Tasks.Schema.Required("title", Tasks.Schema.Text(200)),
        Tasks.Schema.Optional("petitioner", PetitionerForm.Schema),
        Tasks.Schema.Optional("jointCount", Tasks.Schema.Whole(1, 100_000)),
        Tasks.Schema.Optional("sentOn", Tasks.Schema.Date()),
        Tasks.Schema.Optional("subjectCode", Tasks.Schema.IdFrom("/api/dictionary/subject")),
        Tasks.Schema.Optional("purposeCode", Tasks.Schema.IdFrom("/api/dictionary/purpose")),
        Tasks.Schema.Optional("place", Tasks.Schema.Text(200)),
        Tasks.Schema.Optional("enclosures", Tasks.Schema.List(EnclosureForm.Schema)),
        Tasks.Schema.Optional("damaged", Tasks.Schema.Flag()),
        Tasks.Schema.Optional("pieces", Tasks.Schema.Whole(1, 10_000)),
    ];
}

public sealed record PetitionerForm(
    string? Name = null, bool? Anonymous = null, string? IdNumber = null, string? Occupation = null, string? PoliticalStatus = null,
    string? WorkUnit = null, string? Address = null, string? Phone = null, string? Email = null)
{
    public static JsonObject Schema => Tasks.Schema.Object(
        Tasks.Schema.Optional("name", Tasks.Schema.Text(100)),
        Tasks.Schema.Optional("anonymous", Tasks.Schema.Flag()),
        Tasks.Schema.Optional("idNumber", Tasks.Schema.Text(40)),
        Tasks.Schema.Optional("occupation", Tasks.Schema.Text(100)),
        Tasks.Schema.Optional("politicalStatus", Tasks.Schema.Text(40)),
        Tasks.Schema.Optional("workUnit", Tasks.Schema.Text(200)),
        Tasks.Schema.Optional("address", Tasks.Schema.Text(300)),
        Tasks.Schema.Optional("phone", Tasks.Schema.Text(40)),
        Tasks.Schema.Optional("email", Tasks.Schema.Text(200)));
}

public sealed record EnclosureForm(EnclosureKind Kind, string Description, int? Quantity = null, decimal? Value = null, Custody? Custody = null)
{
    public static JsonObject Schema => Tasks.Schema.Object(
        Tasks.Schema.Required("kind", Tasks.Schema.Choice<EnclosureKind>()),
        Tasks.Schema.Required("description", Tasks.Schema.Text(300)),
        Tasks.Schema.Optional("quantity", Tasks.Schema.Whole(1, 100_000)),
        Tasks.Schema.Optional("value", Tasks.Schema.Number()),
        Tasks.Schema.Optional("custody", Tasks.Schema.Choice<Custody>()));
}
