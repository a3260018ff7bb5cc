using Petitions.Dispatch;

namespace Petitions.Web.Api;

/// <summary>转办汇总: the letters sent on a day, and the batch that sends what is ready.</summary>
internal static class CollationApi
{
    public sealed record Batch(IReadOnlyList<Guid> Tasks);

    public static void MapCollation(this IEndpointRouteBuilder api)
    {
        api.MapGet("/collation/{day}", async (DateOnly day, CollationList list, CancellationToken cancellation) => Results.Ok(await list.RunAsync(day, cancellation)))
            .WithName("getCollation").WithSummary("The day's collation list: what was sent, and what is ready to be sent.");
        api.MapPost("/collation", async (Batch batch, SendBatch send, CancellationToken cancellation) => Results.Ok(await send.RunAsync(batch.Tasks, cancellation)))
            .WithName("sendBatch").WithSummary("Sends ready letters in one batch; each succeeds or is refused by itself.");
    }
}
