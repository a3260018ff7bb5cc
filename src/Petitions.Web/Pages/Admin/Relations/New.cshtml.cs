using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Offices;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.Relations;

/// <summary>任职、分管、委托、秘书、亲属: one form for each, begun from a person or a unit.</summary>
public sealed class NewModel(
    AppointPerson appoint, AssignPortfolio assign, DelegateWork delegateWork, AppointSecretary secretary, DeclareKinship kinship,
    Frame frame, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    private RelationKind kind;

    [FromRoute(Name = "kind")]
    public string KindName { get; set; } = "";

    [FromQuery(Name = "person")]
    public string? Person { get; set; }

    [FromQuery(Name = "unit")]
    public string? Unit { get; set; }

    protected override string Scope => $"admin.{Schema.NameOf(kind)}";

    protected override JsonObject Entry => kind switch
    {
        RelationKind.Post => PostEntry.Schema,
        RelationKind.Portfolio => PortfolioEntry.Schema,
        RelationKind.Delegation => DelegationEntry.Schema,
        RelationKind.Secretaryship => SecretaryEntry.Schema,
        RelationKind.Kinship => KinEntry.Schema,
        _ => throw new UnreachableException(),
    };

    protected override Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        kind = InAddress.Of<RelationKind>(KindName);
        (Title, Hint) = (W[$"{Scope}New"], W[$"{Scope}Hint"]);
        Back = Unit is { Length: > 0 } ? $"/admin/units/{Uri.EscapeDataString(Unit)}" : Person is { Length: > 0 } ? $"/admin/people/{Uri.EscapeDataString(Person)}" : "/admin/people";
        var mine = kind switch { RelationKind.Portfolio => "leader", RelationKind.Delegation => "giver", RelationKind.Secretaryship => "secretary", _ => "person" };
        return Task.FromResult(FormValues.Of((mine, Person ?? ""), ("unit", Unit ?? ""), ("from", Day(frame.Clock.Today)), ("postKind", "member")));
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation)
    {
        IRelation made = kind switch
        {
            RelationKind.Post => await appoint.RunAsync(data.As<PostEntry>(), cancellation),
            RelationKind.Portfolio => await assign.RunAsync(data.As<PortfolioEntry>(), cancellation),
            RelationKind.Delegation => await delegateWork.RunAsync(data.As<DelegationEntry>(), cancellation),
            RelationKind.Secretaryship => await secretary.RunAsync(data.As<SecretaryEntry>(), cancellation),
            RelationKind.Kinship => await kinship.RunAsync(data.As<KinEntry>(), cancellation),
            _ => throw new UnreachableException(),
        };
        return made.From > frame.Clock.Today ? W["admin.savedFrom", Frame.Date(made.From)] : W["admin.savedNow"];
    }
}
