using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Desk;

namespace Petitions.Web.Pages.Cases;

/// <summary>Who else has this case open: asked by its pages every twenty seconds.</summary>
public sealed class HereModel(WhoIsHere here) : PageModel
{
    public IReadOnlyList<string> Others { get; private set; } = [];

    public async Task OnGetAsync(string number, CancellationToken cancellation) => Others = await here.RunAsync(number, cancellation);
}
