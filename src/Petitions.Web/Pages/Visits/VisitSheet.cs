using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Visits;
using Fields = Petitions.Tasks.Schema;

namespace Petitions.Web.Pages.Visits;

/// <summary>The sheet at the door: what the desk asks first stands first; nothing but the matter must be known.</summary>
internal static class VisitSheet
{
    public static JsonObject Schema => Fields.Object(
        Fields.Optional("title", Fields.Text(200)),
        Fields.Optional("petitioner", PetitionerForm.Schema),
        Fields.Optional("headcount", Fields.Whole(1, 10_000)),
        Fields.Optional("greeting", Fields.Choice<Greeting>()),
        Fields.Optional("idResult", Fields.Choice<IdResult>()),
        Fields.Optional("idKind", Fields.Choice<IdKind>()),
        Fields.Optional("safetyNote", Fields.Text(300)),
        Fields.Optional("subjectCode", Fields.IdFrom("/api/dictionary/subject")),
        Fields.Optional("purposeCode", Fields.IdFrom("/api/dictionary/purpose")),
        Fields.Optional("place", Fields.Text(200)),
        Fields.Optional("representatives", Fields.List(VisitRegistration.Representative)));
}
