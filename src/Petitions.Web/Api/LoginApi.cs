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
                    return Results.SignIn(PageSecurity.PrincipalOf(account, BearerTokenDefaults.AuthenticationScheme), authenticationScheme: BearerTokenDefaults.AuthenticationScheme);
                await Problems.SignInRefusedAsync(context);
                return Results.Empty;
            })
            .AllowAnonymous().RequireRateLimiting(SignInLimit.Policy)
            .Produces<AccessTokenResponse>().ProducesProblem(StatusCodes.Status401Unauthorized).WithName("login");
}
