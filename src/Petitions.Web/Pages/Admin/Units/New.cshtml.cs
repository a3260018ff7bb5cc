using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Offices;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.Units;

public sealed class NewModel(AddUnit add, Frame frame, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    [BindProperty(SupportsGet = true, Name = "parent")]
    public string? Parent { get; set; }

    protected override JsonObject Entry => UnitEntry.Schema;

    protected override string Scope => "admin.unit";

    protected override Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        (Title, Back) = (W["admin.unitNew"], "/admin/units");
        return Task.FromResult(FormValues.Of(("from", Day(frame.Clock.Today)), ("parent", Parent ?? ""), ("kind", nameof(UnitKind.Department).ToLowerInvariant())));
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation)
    {
        var unit = await add.RunAsync(data.As<UnitEntry>(), cancellation);
        Back = $"/admin/units/{unit.Id}";
        return W["admin.saved", unit.Name];
    }
}
