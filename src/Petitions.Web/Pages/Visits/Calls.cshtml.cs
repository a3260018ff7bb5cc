using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Visits;

namespace Petitions.Web.Pages.Visits;

/// <summary>叫号屏 in the hall, for everybody's eyes: tickets and desks, no name and no matter (domain.md §10.3 route 31).</summary>
[AllowAnonymous]
public sealed class CallsModel(VisitQueue queue) : PageModel
{
    public IReadOnlyList<CalledTicket> Called { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Called = await queue.CalledAsync(cancellation);
}
