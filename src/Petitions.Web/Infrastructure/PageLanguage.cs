using Microsoft.AspNetCore.Localization;

namespace Petitions.Web;

internal static class PageLanguage
{
    public const string Cookie = "petitions-language";

    public static void Choose(HttpContext context, string language) =>
        context.Response.Cookies.Append(Cookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language == "en" ? "en" : "zh-CN")), new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        });
}
