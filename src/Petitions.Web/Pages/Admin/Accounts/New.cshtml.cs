using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Access;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.Accounts;

public sealed class NewModel(CreateAccount create, Frame frame, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    [FromQuery(Name = "person")]
    public string? Person { get; set; }

    protected override JsonObject Entry => AccountEntry.Schema;

    protected override string Scope => "admin.account";

    protected override Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        (Title, Back, Hint) = (W["admin.accountNew"], "/admin/accounts", W["admin.accountNewHint"]);
        return Task.FromResult(FormValues.Of(("person", Person ?? ""), ("from", Day(frame.Clock.Today))));
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation)
    {
        var entry = data.As<AccountEntry>();
        // Told once: it travels to the next page in a protected cookie and is gone when that page has been shown.
        TempData["password"] = await create.RunAsync(entry, cancellation);
        Back = $"/admin/accounts/{entry.UserName}";
        return W["admin.saved", entry.UserName];
    }
}
