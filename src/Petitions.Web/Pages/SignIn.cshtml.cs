using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Desk;
using Petitions.Rules;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages;

[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class SignInModel(SignIn signIn, TypedText typedText, KeepDraft keep, CurrentActor actor, PetitionsDb db, IHostEnvironment host, Frame frame, Words words) : PageModel
{
    public sealed record DemoAccount(string UserName, string PersonId, string? UnitId, IReadOnlyList<Role> Roles);

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    /// <summary>The sealed text of a form that was sent without a session.</summary>
    [BindProperty]
    public string? Typed { get; set; }

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    public IReadOnlyList<DemoAccount> Accounts { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(string? password, CancellationToken cancellation)
    {
        var account = await signIn.RunAsync(UserName?.Trim() ?? "", password ?? "", cancellation);
        if (account is null)
        {
            Problems = [new FormProblem("userName", words["common.signInWrong"])];
            await LoadAsync(cancellation);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, PageSecurity.PrincipalOf(account, CookieAuthenticationDefaults.AuthenticationScheme));
        return LocalRedirect(await KeptAsync(account, cancellation) ?? (Url.IsLocalUrl(To) ? To : "/"));
    }

    /// <returns>Where the text he had typed stands again; null where there was none, or the form is not his.</returns>
    private async Task<string?> KeptAsync(Account account, CancellationToken cancellation)
    {
        if (typedText.Open(Typed) is not { } kept)
            return null;
        actor.PersonId = account.PersonId;
        try
        {
            return DraftsModel.LinkOf(await keep.KeepAsync(kept.Form, kept.Title, kept.Fields, cancellation));
        }
        catch (NotVisible)
        {
            return null;
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (!host.IsDevelopment())
            return;
        var today = frame.Clock.Today;
        var accounts = await db.Accounts.AsNoTracking().Where(a => !a.Disabled && a.PasswordHash != null)
            .Select(a => new { a.UserName, a.PersonId, Unit = db.Posts.Where(p => p.PersonId == a.PersonId && p.From <= today && (p.To == null || p.To > today)).OrderBy(p => p.Id).Select(p => p.UnitId).FirstOrDefault() })
            .ToListAsync(cancellation);
        var roles = (await db.AccountRoles.AsNoTracking().Where(r => r.From <= today && (r.To == null || r.To > today)).OrderBy(r => r.Id).ToListAsync(cancellation)).ToLookup(r => r.UserName, r => r.Role);
        var order = roles.Select((group, index) => (group.Key, index)).ToDictionary(x => x.Key, x => x.index);
        Accounts = [.. accounts.OrderBy(a => order.GetValueOrDefault(a.UserName, int.MaxValue)).Select(a => new DemoAccount(a.UserName, a.PersonId, a.Unit, [.. roles[a.UserName]]))];
    }
}
