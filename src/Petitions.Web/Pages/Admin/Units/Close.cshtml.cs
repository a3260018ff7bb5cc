using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Offices;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.Units;

public sealed class CloseModel(UnitPages units, CloseUnit close, Frame frame, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    [FromRoute(Name = "id")]
    public string Id { get; set; } = "";

    protected override JsonObject Entry => EndEntry.Schema;

    protected override string Scope => "admin.end";

    protected override async Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        var unit = await units.FindAsync(Id, cancellation);
        (Title, Back, Hint) = (W["admin.unitClose", unit.Name], $"/admin/units/{Id}", W["admin.unitCloseHint"]);
        return FormValues.Of(("on", Day(unit.To ?? frame.Clock.Today)));
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation) =>
        W["admin.saved", (await close.RunAsync(Id, data.As<EndEntry>().On, cancellation)).Name];
}
