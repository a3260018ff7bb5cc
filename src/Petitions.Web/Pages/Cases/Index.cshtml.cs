using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Petitions.Web.Pages.Cases;

public sealed class IndexModel(CaseList cases) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Sort { get; set; } = "received";

    [BindProperty(SupportsGet = true)]
    public bool Desc { get; set; } = true;

    public IReadOnlyList<CaseLine> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public PageLinks Links { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] int page, CancellationToken cancellation)
    {
        page = Math.Max(1, page);
        var query = new CaseQuery(Given(Text), Given(Stage), Sort, Desc, page);
        (Lines, Total) = await cases.RunAsync(query, cancellation);
        Links = PageLinks.Of(Request, page, Total, CaseList.PageSize);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
