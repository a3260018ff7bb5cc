using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Petitions.Web.Tests.Hosting;

/// <summary>
/// Every route the host really has, as <c>GET /api/cases/{number}</c> or <c>PAGE /cases</c>: what a test must know, or fail.
/// Style sheets and scripts are the same for everybody and not among them.
/// </summary>
internal static class Endpoints
{
    public static IReadOnlyList<string> Of(WebOffice office) =>
    [
        .. office.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            // In development the host adds one catch-all for files that the manifest does not list yet.
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText != "{**path:file}")
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["PAGE"]).Select(m => $"{m} /{e.RoutePattern.RawText?.TrimStart('/')}"))
            .Distinct().Order(StringComparer.Ordinal),
    ];
}
