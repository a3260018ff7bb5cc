using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Offices;
using Petitions.Web.Pages.Admin.Relations;

namespace Petitions.Web.Pages.Admin.Units;

public sealed class ShowModel(UnitPages units, RelationLines lines) : PageModel
{
    public Unit Unit { get; private set; } = null!;

    public IReadOnlyList<RelationLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(string id, CancellationToken cancellation)
    {
        Unit = await units.FindAsync(id, cancellation);
        Lines = await lines.OfUnitAsync(id, cancellation);
    }
}
