using Microsoft.AspNetCore.Authentication.BearerToken;
using Petitions.Access;

namespace Petitions.Web.Api;

internal static class LoginApi
{
    public sealed record Credentials(string UserName, string Password);

    public static void MapLogin(this IEndpointRouteBuilder api) =>
        api.MapPost("/login", async (Credentials credentials, SignIn signIn, CancellationToken cancellation) =>
            {
                var account = await signIn.RunAsync(credentials.UserName, credentials.Password, cancellation);
                return account is null
                    ? Results.Problem(statusCode: StatusCodes.Status401Unauthorized)
                    : Results.SignIn(PageSecurity.PrincipalOf(account, BearerTokenDefaults.AuthenticationScheme), authenticationScheme: BearerTokenDefaults.AuthenticationScheme);
            })
            .AllowAnonymous().RequireRateLimiting(SignInLimit.Policy)
            .Produces<AccessTokenResponse>().ProducesProblem(StatusCodes.Status401Unauthorized).WithName("login");
}
