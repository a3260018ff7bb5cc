using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Access;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.Accounts;

/// <summary>A role more for an account.</summary>
public sealed class RoleModel(AccountPages accounts, GrantRole grant, Frame frame, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    [FromRoute(Name = "userName")]
    public string UserName { get; set; } = "";

    protected override JsonObject Entry => RoleEntry.Schema;

    protected override string Scope => "admin.account";

    protected override async Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        var (account, _) = await accounts.FindAsync(UserName, cancellation);
        (Title, Back) = (W["admin.roleNew", account.UserName], $"/admin/accounts/{account.UserName}");
        return FormValues.Of(("from", Day(frame.Clock.Today)));
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation)
    {
        var role = await grant.RunAsync(UserName, data.As<RoleEntry>(), cancellation);
        return W["admin.saved", W[$"common.role.{role.Role}"]];
    }
}
