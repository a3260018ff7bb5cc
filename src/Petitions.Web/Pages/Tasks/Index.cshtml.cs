using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Web.Pages.Bulk;

namespace Petitions.Web.Pages.Tasks;

public sealed class IndexModel(MyTasks tasks) : PageModel
{
    public static readonly string[] Steps =
        ["open", "read", "route", "approve", "instruct", "dispatch", "acknowledge", "assign", "handle", "signOff", "reply", "confirm", "followUp", "archive"];

    public static readonly IReadOnlyList<BulkAct> Acts = [BulkAct.Claim, BulkAct.Release, BulkAct.Approve, BulkAct.Send];

    private const int PageSize = 30;

    [BindProperty(SupportsGet = true)]
    public DueState? Due { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Back { get; set; }

    /// <summary>Only those that went elsewhere because nobody here may have them.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Escalated { get; set; }

    public IReadOnlyList<TaskLine> Tasks { get; private set; } = [];

    public PageLinks Links { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] int page, CancellationToken cancellation)
    {
        var filter = new TaskFilter(Due, string.IsNullOrEmpty(Step) ? null : [Step], CameBack: Back, Escalated: Escalated);
        page = Math.Max(1, page);
        Links = PageLinks.Of(Request, page, await tasks.CountAsync(filter, cancellation), PageSize);
        Tasks = await tasks.ListAsync(filter, (page - 1) * PageSize, PageSize, cancellation);
    }
}
