using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Rules;
using Petitions.Web.Pages.Bulk;
using Petitions.Web.Pages.Tasks;

namespace Petitions.Web.Pages;

/// <summary>What waits for a leader, each with its slip beside it and one button for the usual answer.</summary>
public sealed class ApprovalsModel(MyTasks tasks, CaseReader reader, PetitionsDb db) : PageModel
{
    public sealed record Item(TaskLine Task, int Version, CaseView? Case);

    public static readonly IReadOnlyList<BulkAct> Acts = [BulkAct.Approve];

    private const int PageSize = 10;
    private static readonly string[] Steps = ["approve", "instruct", "confirm"];

    public IReadOnlyList<Item> Items { get; private set; } = [];

    public int Total { get; private set; }

    public PageLinks Links { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] int page, CancellationToken cancellation)
    {
        page = Math.Max(1, page);
        var filter = new TaskFilter(Steps: Steps);
        Total = await tasks.CountAsync(filter, cancellation);
        Links = PageLinks.Of(Request, page, Total, PageSize);
        var items = new List<Item>();
        foreach (var line in await tasks.ListAsync(filter, (page - 1) * PageSize, PageSize, cancellation))
            items.Add(new Item(line, await db.Tasks.Where(t => t.Id == line.Id).Select(t => t.Version).SingleAsync(cancellation), await CaseAsync(line, cancellation)));
        Items = items;
    }

    private async Task<CaseView?> CaseAsync(TaskLine line, CancellationToken cancellation)
    {
        try
        {
            return await reader.RunAsync(line.Number, cancellation);
        }
        catch (NotVisible)
        {
            // Asked to confirm an envelope that was never opened: there is no slip to show.
            return null;
        }
    }
}
