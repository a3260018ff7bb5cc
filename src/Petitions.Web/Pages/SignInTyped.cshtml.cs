using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Petitions.Web.Pages;

/// <summary>The sign-in for somebody who has just sent a form after his session had ended. The form itself is done only when he sends it again.</summary>
/// <remarks>Its antiforgery token was that of the ended session; <see cref="TypedText.IsOurs"/> asks the browser instead.</remarks>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class SignInTypedModel(TypedText typed) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public string Typed { get; private set; } = "";

    public IActionResult OnGet() => LocalRedirect("/sign-in");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var kept = TypedText.IsOurs(Request) ? typed.Seal(To, await Request.ReadFormAsync(cancellation)) : null;
        if (kept is null)
            return LocalRedirect("/sign-in");
        Typed = kept;
        return Page();
    }
}
