using Petitions.Dispatch;

namespace Petitions.Web.Api;

internal static class NoticesApi
{
    public sealed record NoticeView(long Id, string Code, string? Number, DateTime CreatedAt, DateTime? AcknowledgedAt, bool Late, int Count);

    private const int Shown = 200;

    public static void MapNotices(this IEndpointRouteBuilder api) =>
        api.MapGet("/notices", async (MyNotices notices, CancellationToken cancellation) =>
        {
            var lines = await notices.ListAsync(Shown, cancellation);
            // Row ids would count other people's notices.
            return TypedResults.Ok(lines.Select((n, line) => new NoticeView(lines.Count - line, n.Code, n.Number, n.CreatedAt, n.AcknowledgedAt, n.Late, n.Count)).ToList());
        }).WithName("listNotices");
}
