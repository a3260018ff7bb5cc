using System.Threading.RateLimiting;

namespace Petitions.Web;

internal static class SignInLimit
{
    public const string Policy = "sign-in";

    /// <summary>A guess at a password costs time even across many accounts; the lock of one account is in <c>SignIn</c>.</summary>
    public static IServiceCollection AddSignInLimit(this IServiceCollection services, int perMinute) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "local",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
        });
}
