using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Offices;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.Units;

public sealed class EditModel(UnitPages units, ChangeUnit change, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    [FromRoute(Name = "id")]
    public string Id { get; set; } = "";

    protected override JsonObject Entry => UnitChange.Schema;

    protected override string Scope => "admin.unit";

    protected override async Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        var unit = await units.FindAsync(Id, cancellation);
        (Title, Back, Hint) = (W["admin.unitEdit", unit.Name], $"/admin/units/{Id}", W["admin.unitEditHint"]);
        return FormValues.Of(("name", unit.Name), ("englishName", unit.EnglishName), ("email", unit.Email ?? ""), ("fallback", unit.FallbackUnitId ?? ""));
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation) =>
        W["admin.saved", (await change.RunAsync(Id, data.As<UnitChange>(), cancellation)).Name];
}
