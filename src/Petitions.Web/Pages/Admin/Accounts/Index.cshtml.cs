using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Petitions.Web.Pages.Admin.Accounts;

/// <summary>账号: who signs in, and as what.</summary>
public sealed class IndexModel(AccountPages accounts) : PageModel
{
    public IReadOnlyList<AccountLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Lines = await accounts.ListAsync(cancellation);
}
