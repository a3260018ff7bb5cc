using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;

namespace Petitions.Web;

/// <summary>
/// Puts the person of the token into the scope. A token lives no longer than its account's stamp: a disabled account or a
/// changed password ends it at once.
/// </summary>
internal sealed class SignedIn(RequestDelegate next)
{
    public const string Person = "person";
    public const string Stamp = "stamp";

    public async Task InvokeAsync(HttpContext context, PetitionsDb db, CurrentActor actor, OfficeClock clock)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            var (name, stamp) = (context.User.Identity.Name, context.User.FindFirst(Stamp)?.Value);
            var now = clock.Now;
            if (!await db.Accounts.AnyAsync(a => a.UserName == name && a.SecurityStamp == stamp && !a.Disabled && (a.LockedUntil == null || a.LockedUntil < now), context.RequestAborted))
            {
                if (context.IsPage())
                    await EndPageSessionAsync(context);
                else
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }
            actor.PersonId = context.User.FindFirst(Person)?.Value;
        }
        await next(context);
    }

    private static async Task EndPageSessionAsync(HttpContext context)
    {
        await context.SignOutPageAsync();
        TypedText.AskToSignIn(context, "/sign-in");
    }
}
