using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Access;
using Petitions.Dispatch.NoticeMails;
using Petitions.Rules;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages;

/// <summary>我的账号: who I am here, a new password for it, and when I hear by mail.</summary>
public sealed class AccountModel(ChangePassword change, ReadMailWish read, ChangeMailWish changeWish, Words words) : PageModel
{
    public static readonly (string Name, string Word, string Fill)[] Fields =
    [
        ("present", "common.passwordPresent", "current-password"),
        ("wanted", "common.passwordNew", "new-password"),
        ("again", "common.passwordAgain", "new-password"),
    ];

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    public MyMailWish Mails { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Mails = await read.RunAsync(cancellation);

    public async Task<IActionResult> OnPostMailsAsync(string? wish, CancellationToken cancellation)
    {
        if (!Enum.TryParse<MailWish>(wish, ignoreCase: true, out var wished) || !Enum.IsDefined(wished))
            return BadRequest();
        await changeWish.RunAsync(wished, cancellation);
        TempData["said"] = words["common.mailWishSaved"];
        return LocalRedirect("/account");
    }

    public async Task<IActionResult> OnPostAsync(string? present, string? wanted, string? again, CancellationToken cancellation)
    {
        try
        {
            Require.That(wanted == again, "passwords-differ");
            var account = await change.RunAsync(User.Identity!.Name!, present ?? "", wanted ?? "", cancellation);
            const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
            await HttpContext.SignInAsync(scheme, PageSecurity.PrincipalOf(account, scheme));
            TempData["said"] = words["common.passwordChanged"];
            return LocalRedirect("/account");
        }
        catch (RuleBroken refusal)
        {
            Problems = [new FormProblem(FieldOf(refusal.Code), RuleMessages.Of(refusal.Code, refusal.Args))];
            Mails = await read.RunAsync(cancellation);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }

    private static string FieldOf(string code) => code switch { "password-wrong" => "present", "passwords-differ" => "again", _ => "wanted" };
}
