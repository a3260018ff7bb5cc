using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Petitions.Offices;
using Petitions.Visits;

namespace Petitions.Web.Pages.Visits;

/// <summary>接访统计: how many came, what became of it, how the units are rated.</summary>
public sealed class FiguresModel(DeskFigures figures, Frame frame, IOptions<OfficeOptions> office) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    public DateOnly First => From ?? new DateOnly(frame.Clock.Today.Year, frame.Clock.Today.Month, 1);

    public DateOnly Last => To ?? frame.Clock.Today;

    public VisitFigures Figures { get; private set; } = null!;

    /// <summary>The office's own grades, and those that were given when it had others.</summary>
    public IReadOnlyList<Satisfaction> Grades =>
        [.. RatingScale.Of(office.Value).Union(Figures.Ratings.SelectMany(r => r.Office.Keys.Concat(r.Unit.Keys))).Order()];

    public IReadOnlyList<(string Scale, string Whose)> Scales { get; } = [("officeRating", "visits.figuresOffice"), ("unitRating", "visits.figuresUnitRating")];

    /// <summary>满意率: all but the dissatisfied.</summary>
    public static string Rate(IReadOnlyDictionary<Satisfaction, int> counts, int rated) =>
        rated == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{100 * (rated - counts.GetValueOrDefault(Satisfaction.Dissatisfied)) / rated}%");

    public async Task OnGetAsync(CancellationToken cancellation) => Figures = await figures.RunAsync(First, Last, cancellation);
}
