using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Deadlines;

namespace Petitions.Web.Pages.Deadlines;

/// <summary>The rules in force, those before and those to come: what starts a clock, how it counts, whom it tells, on what law it rests.</summary>
public sealed class RulesModel(OfficeRules rules, OfficeHours hours, OfficeClock clock, Words words) : PageModel
{
    /// <summary>Rule by rule in the order they ship, of each the newest version first.</summary>
    public IEnumerable<DeadlineRule> Rules => rules.All.GroupBy(rule => rule.Id).SelectMany(versions => versions.Reverse().OrderByDescending(rule => rule.EffectiveFrom));

    public OfficeHours Hours => hours;

    /// <summary>Null for the version in force.</summary>
    public string? StateOf(DeadlineRule rule) =>
        rules.Find(rule.Id, clock.Today) == rule ? null
        : rule.EffectiveFrom > clock.Today && rules.Find(rule.Id, rule.EffectiveFrom) == rule ? words["deadlines.notYet", Frame.Date(rule.EffectiveFrom)]
        : words["deadlines.superseded"];
}
