using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Offices;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.People;

/// <summary>Another name under which letters may mean somebody.</summary>
public sealed class NameModel(PersonPages people, AddPersonName add, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    [FromRoute(Name = "id")]
    public string Id { get; set; } = "";

    protected override JsonObject Entry => NameEntry.Schema;

    protected override string Scope => "admin.person";

    protected override async Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        var person = await people.FindAsync(Id, cancellation);
        (Title, Back, Hint) = (W["admin.nameNew", person.Name], $"/admin/people/{Id}", W["admin.nameHint"]);
        return FormValues.Of(("nameKind", "alias"));
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation) =>
        W["admin.saved", (await add.RunAsync(Id, data.As<NameEntry>(), cancellation)).Name];
}
