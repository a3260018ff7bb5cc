using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Offices;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.Units;

public sealed class MoveModel(UnitPages units, MoveUnit move, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    [FromRoute(Name = "id")]
    public string Id { get; set; } = "";

    protected override JsonObject Entry => Schema.Object(Schema.Optional("parent", Schema.IdFrom("/api/units")));

    protected override string Scope => "admin.unit";

    protected override async Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        var unit = await units.FindAsync(Id, cancellation);
        (Title, Back, Hint) = (W["admin.unitMove", unit.Name], $"/admin/units/{Id}", W["admin.unitMoveHint"]);
        return FormValues.Of(("parent", unit.ParentId ?? ""));
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation) =>
        W["admin.saved", (await move.RunAsync(Id, data.Text("parent"), cancellation)).Name];
}
