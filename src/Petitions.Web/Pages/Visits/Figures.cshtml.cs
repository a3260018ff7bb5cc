using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Visits;

namespace Petitions.Web.Pages.Visits;

/// <summary>接访统计: how many came, what became of it, how the units are rated.</summary>
public sealed class FiguresModel(DeskFigures figures, Frame frame) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    public DateOnly First => From ?? new DateOnly(frame.Clock.Today.Year, frame.Clock.Today.Month, 1);

    public DateOnly Last => To ?? frame.Clock.Today;

    public VisitFigures Figures { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Figures = await figures.RunAsync(First, Last, cancellation);
}
