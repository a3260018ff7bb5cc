using System.Text.Json.Nodes;
using Petitions.Offices;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.People;

public sealed class NewModel(AddPerson add, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    protected override JsonObject Entry => PersonEntry.Schema;

    protected override string Scope => "admin.person";

    protected override Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        (Title, Back, Hint) = (W["admin.personNew"], "/admin/people", W["admin.personNewHint"]);
        return Task.FromResult(FormValues.None);
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation)
    {
        var person = await add.RunAsync(data.As<PersonEntry>(), cancellation);
        Back = $"/admin/people/{person.Id}";
        return W["admin.saved", person.Name];
    }
}
