using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Dispatch;

namespace Petitions.Web.Pages;

/// <summary>Everything somebody was told, page by page; also what a digest stands for.</summary>
public sealed class NoticesModel(MyNotices notices) : PageModel
{
    private const int Shown = 50;

    public IReadOnlyList<NoticeLine> Notices { get; private set; } = [];

    public bool LateOnly { get; private set; }

    public PageLinks Links { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, [FromQuery] bool late, CancellationToken cancellation)
    {
        LateOnly = late;
        var page = Math.Max(1, number ?? 1);
        (Notices, var total) = await notices.AllAsync(late, (page - 1) * Shown, Shown, cancellation);
        Links = PageLinks.Of(Request, page, total, Shown);
    }
}
