using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Web.Pages.Bulk;
using Petitions.Web.Pages.Tasks;

namespace Petitions.Web.Pages;

/// <summary>What was sent to my unit and waits for it.</summary>
public sealed class InboxModel(MyTasks tasks) : PageModel
{
    public static readonly IReadOnlyList<BulkAct> Acts = [BulkAct.Claim, BulkAct.Release];

    private const int PageSize = 60;
    private static readonly TaskFilter OfUnit = new(OfUnit: true);

    public IReadOnlyList<TaskLine> Tasks { get; private set; } = [];

    public PageLinks Links { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] int page, CancellationToken cancellation)
    {
        page = Math.Max(1, page);
        Links = PageLinks.Of(Request, page, await tasks.CountAsync(OfUnit, cancellation), PageSize);
        Tasks = await tasks.ListAsync(OfUnit, (page - 1) * PageSize, PageSize, cancellation);
    }
}
