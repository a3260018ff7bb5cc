using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Deadlines;

namespace Petitions.Web.Pages.Deadlines;

/// <summary>The rules in force and those before them: what starts a clock, how it counts, whom it tells, on what law it rests.</summary>
public sealed class RulesModel(DeadlineRules rules, OfficeHours hours) : PageModel
{
    public IReadOnlyList<DeadlineRule> Rules => rules.All;

    public OfficeHours Hours => hours;
}
