using System.Threading.RateLimiting;

namespace Petitions.Web;

internal static class SignInLimit
{
    public const string Policy = "sign-in";

    /// <summary>A guess at a password costs time even across many accounts; the lock of one account is in <c>SignIn</c>.</summary>
    public static IServiceCollection AddLimits(this IServiceCollection services, int signIns, int progress) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(Policy, context => Of(context, signIns));
            limiter.AddPolicy(ProgressLimit.Policy, context => Of(context, progress));
        });

    private static RateLimitPartition<string> Of(HttpContext context, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "local",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
}
