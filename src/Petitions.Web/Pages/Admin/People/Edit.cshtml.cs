using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Offices;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.People;

public sealed class EditModel(PersonPages people, ChangePerson change, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    [FromRoute(Name = "id")]
    public string Id { get; set; } = "";

    protected override JsonObject Entry => PersonEntry.ChangeSchema;

    protected override string Scope => "admin.person";

    protected override async Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        var person = await people.FindAsync(Id, cancellation);
        (Title, Back, Hint) = (W["admin.personEdit", person.Name], $"/admin/people/{Id}", W["admin.personEditHint"]);
        return FormValues.Of(("name", person.Name), ("latinName", person.LatinName), ("phone", person.Phone ?? ""), ("email", person.Email ?? ""), ("plateNumber", person.PlateNumber ?? ""));
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation) =>
        W["admin.saved", (await change.RunAsync(Id, data.As<PersonEntry>(), cancellation)).Name];
}
