using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Petitions.Web.Pages;

[AllowAnonymous]
public sealed class LanguageModel : PageModel
{
    public IActionResult OnPost(string? language, string? to)
    {
        PageLanguage.Choose(HttpContext, language ?? "");
        return LocalRedirect(Url.IsLocalUrl(to) ? to : "/");
    }
}
