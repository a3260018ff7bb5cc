using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Petitions.Access;

namespace Petitions.Web;

/// <summary>
/// Who is who: tokens at the API, a cookie at the pages. Neither is taken in the other's place, so that no page of another
/// site can make a browser act at the API.
/// </summary>
internal static class PageSecurity
{
    private const string ByPath = "by-path";

    // One shift: a terminal that was left open does not stay signed in until the next day.
    private static readonly TimeSpan Shift = TimeSpan.FromHours(10);

    /// <summary>Whether the answer goes to somebody's eyes; all else is the API's.</summary>
    public static bool IsPage(this HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/openapi")
        && !context.Request.Path.StartsWithSegments(Metrics.Path);

    public static void AddSignedInPeople(this IServiceCollection services)
    {
        services.AddAuthentication(ByPath)
            .AddPolicyScheme(ByPath, null, scheme => scheme.ForwardDefaultSelector = context =>
                context.IsPage() ? CookieAuthenticationDefaults.AuthenticationScheme : BearerTokenDefaults.AuthenticationScheme)
            .AddBearerToken()
            .AddCookie(cookie =>
            {
                cookie.LoginPath = "/sign-in";
                cookie.ReturnUrlParameter = "to";
                cookie.ExpireTimeSpan = Shift;
                cookie.Cookie.Name = "petitions";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                // What a page asks by itself is nobody's work: a terminal that was left open is signed out like any other.
                cookie.Events.OnCheckSlidingExpiration = context =>
                {
                    context.ShouldRenew &= !context.Request.Headers.ContainsKey("HX-Request");
                    return Task.CompletedTask;
                };
                cookie.Events.OnRedirectToLogin = context =>
                {
                    TypedText.AskToSignIn(context.HttpContext, context.RedirectUri);
                    return Task.CompletedTask;
                };
                cookie.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = (int)HttpStatusCode.NotFound;
                    return Task.CompletedTask;
                };
            });
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "petitions-form");
    }

    public static ClaimsPrincipal PrincipalOf(Account account, string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, account.UserName), new Claim(SignedIn.Person, account.PersonId), new Claim(SignedIn.Stamp, account.SecurityStamp)], scheme));

    public static Task SignOutPageAsync(this HttpContext context) => context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
}
