using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Desk;
using Petitions.Dispatch;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Web.Pages.Bulk;

/// <summary>One act for several tasks or cases: first what it would do to each, then what it did. Each stands for itself.</summary>
public sealed class IndexModel(BulkPreview preview, ClaimTask claim, ReleaseTask release, CompleteTask complete, SendBatch send, FollowCase follow) : PageModel
{
    public BulkAct Act { get; private set; }

    /// <summary>The list it began at.</summary>
    public string Back { get; private set; } = "/";

    public IReadOnlyList<BulkLine> Lines { get; private set; } = [];

    /// <summary>Null before anything was done.</summary>
    public IReadOnlyList<BulkResult>? Results { get; private set; }

    public IActionResult OnGet() => LocalRedirect("/tasks");

    public async Task<IActionResult> OnPostPreviewAsync(BulkAct act, List<string> key, string? back, CancellationToken cancellation)
    {
        await LoadAsync(act, key, back, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostDoAsync(BulkAct act, List<string> key, List<int> version, string? back, CancellationToken cancellation)
    {
        await LoadAsync(act, key, back, cancellation);
        var seen = key.Zip(version).DistinctBy(k => k.First).ToDictionary(k => k.First, k => k.Second);
        var results = new List<BulkResult>();
        foreach (var line in Lines.Where(l => l.Possible))
            results.Add(new BulkResult(line.Number, await RefusalAsync(line, seen.GetValueOrDefault(line.Key, -1), cancellation)));
        Results = results;
        return Page();
    }

    private async Task LoadAsync(BulkAct act, List<string> keys, string? back, CancellationToken cancellation)
    {
        (Act, Back) = (act, Url.IsLocalUrl(back) ? back : "/tasks");
        Lines = await preview.RunAsync(act, keys, cancellation);
    }

    private async Task<string?> RefusalAsync(BulkLine line, int version, CancellationToken cancellation)
    {
        try
        {
            return await DoAsync(line, version, cancellation);
        }
        catch (RuleBroken refusal)
        {
            return RuleMessages.Of(refusal.Code, refusal.Args);
        }
        catch (Conflict conflict)
        {
            return RuleMessages.Of(conflict.Code, []);
        }
        catch (NotVisible)
        {
            return RuleMessages.Of("not-found", []);
        }
    }

    private async Task<string?> DoAsync(BulkLine line, int version, CancellationToken cancellation)
    {
        switch (Act)
        {
            case BulkAct.Claim:
                await claim.RunAsync(Guid.Parse(line.Key), cancellation);
                return null;
            case BulkAct.Release:
                await release.RunAsync(Guid.Parse(line.Key), cancellation);
                return null;
            case BulkAct.Approve:
                await complete.RunAsync(Guid.Parse(line.Key), new Completion("approved", [], version), cancellation);
                return null;
            case BulkAct.Send:
                return (await send.RunAsync([Guid.Parse(line.Key)], cancellation)) is [{ Sent: false } refused] ? refused.Message ?? refused.Code : null;
            case BulkAct.Follow or BulkAct.Unfollow:
                await follow.RunAsync(line.Number, Act == BulkAct.Follow, cancellation);
                return null;
            default:
                throw new InvalidOperationException($"there is no act {Act}");
        }
    }
}
