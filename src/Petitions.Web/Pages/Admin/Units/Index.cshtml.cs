using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Petitions.Web.Pages.Admin.Units;

/// <summary>机构: the units as a tree.</summary>
public sealed class IndexModel(UnitPages units) : PageModel
{
    /// <summary>Closed ones as well.</summary>
    [BindProperty(SupportsGet = true, Name = "closed")]
    public bool Closed { get; set; }

    public IReadOnlyList<UnitNode> Tree { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Tree = await units.TreeAsync(Closed, cancellation);
}
