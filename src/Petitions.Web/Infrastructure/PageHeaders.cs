namespace Petitions.Web;

/// <summary>What a browser may do with our pages: load nothing from elsewhere, run nothing inline, keep nothing.</summary>
internal sealed class PageHeaders(RequestDelegate next)
{
    // Tabler draws arrows and ticks as data: pictures in its style sheet.
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.IsPage())
            context.Response.OnStarting(() => { Set(context.Response); return Task.CompletedTask; });
        return next(context);
    }

    private static void Set(HttpResponse response)
    {
        var headers = response.Headers;
        // A download brings its own, stricter one.
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        // Shared computers: what somebody has seen is not kept for the next one.
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            headers.CacheControl = "no-store";
    }
}
