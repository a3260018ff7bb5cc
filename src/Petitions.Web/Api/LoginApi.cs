using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Petitions.Access;

namespace Petitions.Web.Api;

internal static class LoginApi
{
    public sealed record Credentials(string UserName, string Password);

    public static void MapLogin(this IEndpointRouteBuilder api) =>
        api.MapPost("/login", async Task<IResult> (Credentials credentials, SignIn signIn, HttpContext context, CancellationToken cancellation) =>
            {
                if (await signIn.RunAsync(credentials.UserName, credentials.Password, cancellation) is { } account)
                    return Results.SignIn(PrincipalOf(account), authenticationScheme: BearerTokenDefaults.AuthenticationScheme);
                await Problems.SignInRefusedAsync(context);
                return Results.Empty;
            })
            .AllowAnonymous().RequireRateLimiting(SignInLimit.Policy)
            .Produces<AccessTokenResponse>().ProducesProblem(StatusCodes.Status401Unauthorized).WithName("login");

    private static ClaimsPrincipal PrincipalOf(Account account) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, account.UserName), new Claim(SignedIn.Person, account.PersonId), new Claim(SignedIn.Stamp, account.SecurityStamp)],
        BearerTokenDefaults.AuthenticationScheme));
}
