using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Offices;
using Petitions.Web.Pages.Admin.Relations;

namespace Petitions.Web.Pages.Admin.People;

public sealed class ShowModel(PersonPages people, RelationLines lines, RemovePersonName remove, Words words) : PageModel
{
    public Person Person { get; private set; } = null!;

    public IReadOnlyList<PersonName> Names { get; private set; } = [];

    public string? Account { get; private set; }

    public IReadOnlyList<RelationLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(string id, CancellationToken cancellation)
    {
        Person = await people.FindAsync(id, cancellation);
        Names = await people.NamesAsync(id, cancellation);
        Account = await people.AccountAsync(id, cancellation);
        Lines = await lines.OfPersonAsync(id, cancellation);
    }

    public async Task<IActionResult> OnPostRemoveNameAsync(string id, long name, CancellationToken cancellation)
    {
        await remove.RunAsync(id, name, cancellation);
        TempData["said"] = words["admin.nameRemoved"];
        return LocalRedirect($"/admin/people/{Uri.EscapeDataString(id)}");
    }
}
