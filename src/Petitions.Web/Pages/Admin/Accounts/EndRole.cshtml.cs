using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Access;
using Petitions.Offices;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.Accounts;

public sealed class EndRoleModel(AccountPages accounts, EndRole end, Frame frame, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    [FromRoute(Name = "userName")]
    public string UserName { get; set; } = "";

    [FromRoute(Name = "id")]
    public long Id { get; set; }

    protected override JsonObject Entry => EndEntry.Schema;

    protected override string Scope => "admin.end";

    protected override async Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        var (account, roles) = await accounts.FindAsync(UserName, cancellation);
        var role = Require.Found(roles.FirstOrDefault(r => r.Id == Id));
        (Title, Back) = (W["admin.endTitle", W["admin.account.role"]], $"/admin/accounts/{account.UserName}");
        Hint = W["admin.endHint", $"{account.UserName} {W[$"common.role.{role.Role}"]}", Frame.Date(role.From)];
        return FormValues.Of(("on", Day(role.To ?? (role.From > frame.Clock.Today ? role.From : frame.Clock.Today))));
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation) =>
        W["admin.savedEnd", Frame.Date((await end.RunAsync(UserName, Id, data.As<EndEntry>().On, cancellation)).To!.Value)];
}
