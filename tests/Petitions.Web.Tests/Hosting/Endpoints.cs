using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Petitions.Web.Tests.Hosting;

/// <summary>Every route the host really has, as <c>GET /api/cases/{number}</c>: what a test must know, or fail.</summary>
internal static class Endpoints
{
    public static IReadOnlyList<string> Of(WebOffice office) =>
    [
        .. office.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(m => $"{m} /{e.RoutePattern.RawText?.TrimStart('/')}"))
            .Distinct().Order(StringComparer.Ordinal),
    ];
}
