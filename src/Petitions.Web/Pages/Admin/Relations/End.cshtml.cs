using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Offices;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.Relations;

/// <summary>The day on which a post, portfolio, delegation, secretaryship or kinship ends.</summary>
public sealed class EndModel(EndRelation end, RelationLines lines, Frame frame, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    private RelationKind kind;

    [FromRoute(Name = "kind")]
    public string KindName { get; set; } = "";

    [FromRoute(Name = "id")]
    public long Id { get; set; }

    [FromQuery(Name = "unit")]
    public string? Unit { get; set; }

    protected override JsonObject Entry => EndEntry.Schema;

    protected override string Scope => "admin.end";

    protected override async Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        kind = InAddress.Of<RelationKind>(KindName);
        var relation = await end.FindAsync(kind, Id, cancellation);
        var line = lines.Line(relation);
        Title = W["admin.endTitle", W[$"admin.{Schema.NameOf(kind)}"]];
        Hint = W["admin.endHint", string.Join(' ', new[] { frame.Person(line.Person), frame.Unit(line.Unit), frame.Person(line.Other), line.Text }.Where(t => t.Length > 0)), Frame.Date(relation.From)];
        Back = Unit is { Length: > 0 } ? $"/admin/units/{Uri.EscapeDataString(Unit)}" : $"/admin/people/{Uri.EscapeDataString(line.Person)}";
        return FormValues.Of(("on", Day(relation.To ?? (relation.From > frame.Clock.Today ? relation.From : frame.Clock.Today))));
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation)
    {
        var ended = await end.RunAsync(kind, Id, data.As<EndEntry>().On, cancellation);
        return W["admin.savedEnd", Frame.Date(ended.To!.Value)];
    }
}
