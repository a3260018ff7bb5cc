using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Desk;
using Petitions.Rules;
using Petitions.Web.Pages.Bulk;

namespace Petitions.Web.Pages.Cases;

public sealed class IndexModel(CaseList cases, SavedViews views, ExportCases export) : PageModel
{
    public static readonly IReadOnlyList<BulkAct> Acts = [BulkAct.Follow, BulkAct.Unfollow];

    private const string List = "/cases";

    public CaseQuery Query { get; private set; } = new();

    public IReadOnlyList<CaseColumn> Columns { get; private set; } = [];

    public IReadOnlyList<CaseLine> Lines { get; private set; } = [];

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public int Total { get; private set; }

    public PageLinks Links { get; private set; } = null!;

    public async Task OnGetAsync(CaseQuery query, [FromQuery(Name = "page")] int page, CancellationToken cancellation)
    {
        (Query, page) = (query, Math.Max(1, page));
        Columns = CaseColumns.Chosen(query.Cols);
        (Lines, Total) = await cases.PageAsync(query, page, cancellation);
        Views = await views.ListAsync(List, cancellation);
        Links = PageLinks.Of(Request, page, Total, CaseList.PageSize);
    }

    public async Task<IActionResult> OnGetExportAsync(CaseQuery query, CancellationToken cancellation) =>
        File(await export.RunAsync(query, Request.QueryString.Value ?? "", cancellation), ExportCases.MediaType, "cases.xlsx");

    public async Task<IActionResult> OnPostSaveViewAsync(string? name, string? query, CancellationToken cancellation)
    {
        try
        {
            await views.SaveAsync(List, name, query, cancellation);
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
        }
        return LocalRedirect(List + SavedViews.QueryOf(query));
    }

    public async Task<IActionResult> OnPostDropViewAsync(Guid id, CancellationToken cancellation)
    {
        await views.DropAsync(id, cancellation);
        return LocalRedirect(List);
    }
}
