using System.Text.Json.Nodes;
using Petitions.Cases;

namespace Petitions.Visits;

/// <summary>来访登记 (V-02): name, identity, unit, number of people, nature of the problem; of a group its representatives.</summary>
public sealed record VisitRegistration(
    string Title, PetitionerForm? Petitioner, int Headcount, IReadOnlyList<RepresentativeForm>? Representatives, string? SubjectCode, string? PurposeCode, string? Place)
{
    public static JsonObject Schema => Tasks.Schema.Object(
        Tasks.Schema.Required("title", Tasks.Schema.Text(200)),
        Tasks.Schema.Optional("petitioner", PetitionerForm.Schema),
        Tasks.Schema.Required("headcount", Tasks.Schema.Whole(1, 10_000)),
        Tasks.Schema.Optional("representatives", Tasks.Schema.List(Representative)),
        Tasks.Schema.Optional("subjectCode", Tasks.Schema.IdFrom("/api/dictionary/subject")),
        Tasks.Schema.Optional("purposeCode", Tasks.Schema.IdFrom("/api/dictionary/purpose")),
        Tasks.Schema.Optional("place", Tasks.Schema.Text(200)));

    public static JsonObject Representative => Tasks.Schema.Object(
        Tasks.Schema.Required("name", Tasks.Schema.Text(100)),
        Tasks.Schema.Optional("phone", Tasks.Schema.Text(40)),
        Tasks.Schema.Optional("idNumber", Tasks.Schema.Text(40)));
}
