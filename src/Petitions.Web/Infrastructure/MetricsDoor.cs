using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Petitions.Access;
using Petitions.Deadlines;

namespace Petitions.Web;

/// <summary>
/// Lets in whoever holds the token of the setting <c>Metrics:Token</c>, which a scraper sends as <c>Authorization: Bearer</c>, and the
/// administrator; nobody for where he comes from, for behind a proxy everybody comes from this machine. Then counts what is shown.
/// </summary>
internal sealed class MetricsDoor(RequestDelegate next, IConfiguration configuration)
{
    private const string Bearer = "Bearer ";

    public async Task InvokeAsync(HttpContext context, Administration administration, CountOverdue overdue, SweepMeter meter)
    {
        if (!HasToken(context.Request))
        {
            if (context.User.Identity?.IsAuthenticated != true)
            {
                await context.ChallengeAsync();
                return;
            }
            await administration.RequireAsync(context.RequestAborted);
        }
        meter.Figures = await overdue.RunAsync(context.RequestAborted);
        await next(context);
    }

    private bool HasToken(HttpRequest request) =>
        configuration["Metrics:Token"] is { Length: > 0 } token && request.Headers.Authorization.ToString() is var given && given.StartsWith(Bearer, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given[Bearer.Length..]), Encoding.UTF8.GetBytes(token));
}
