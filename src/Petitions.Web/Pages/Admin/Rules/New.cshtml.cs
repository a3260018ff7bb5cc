using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Deadlines;
using Petitions.Deadlines.RuleVersions;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.Rules;

/// <summary>A new version of a deadline rule, beginning with what the newest one says.</summary>
public sealed class NewModel(OfficeRules rules, AddRuleVersion add, OfficeClock clock, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    [FromRoute(Name = "id")]
    public string RuleId { get; set; } = "";

    protected override JsonObject Entry => RuleVersionForm.Schema;

    protected override string Scope => "admin.rule";

    protected override Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        var rule = Require.Found(rules.Find(RuleId));
        (Title, Back, Hint) = (W["admin.ruleNew", Words.IsChinese ? rule.TitleZh : rule.TitleEn], "/deadlines/rules", W["admin.ruleHint", rule.Version, Frame.Date(rule.EffectiveFrom)]);
        return Task.FromResult(FormValues.Of(ValuesOf(rule)));
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation)
    {
        var rule = await add.RunAsync(RuleId, data.As<RuleVersionForm>(), cancellation);
        return W["admin.ruleSaved", Words.IsChinese ? rule.TitleZh : rule.TitleEn, rule.Version, Frame.Date(rule.EffectiveFrom)];
    }

    private IEnumerable<(string Name, string Value)> ValuesOf(DeadlineRule rule) =>
    [
        ("effectiveFrom", Day(clock.Today.AddDays(1))),
        ("span", Text(rule.Span.Value)),
        ("unit", Schema.NameOf(rule.Span.Unit)),
        ("dayZero", Schema.NameOf(rule.DayZero)),
        ("rollOver", Schema.NameOf(rule.RollOver)),
        ("closeOfDay", Hour(rule.CloseOfDay)),
        ("extension", rule.Extension is { } extension ? Text(extension.Value) : ""),
        ("legalSource", rule.LegalSource),
        ("titleZh", rule.TitleZh),
        ("titleEn", rule.TitleEn),
        .. rule.Stops.Select(ground => ("stops", Schema.NameOf(ground))),
        .. rule.BreachTo.Select(to => ("to", Schema.NameOf(to))),
        .. rule.Warnings.SelectMany((w, row) => Stage($"warnings[{row}]", w.Before, w.To).Append(($"warnings[{row}].kind", Schema.NameOf(w.Kind)))),
        .. rule.Escalation.SelectMany((r, row) => Stage($"escalation[{row}]", r.After, r.To)),
    ];

    private static IEnumerable<(string Name, string Value)> Stage(string row, StageDistance distance, IReadOnlyList<Petitions.Deadlines.Recipient> to) =>
    [
        ($"{row}.{(distance.At is null ? "minutes" : "days")}", Text(distance.Amount)),
        ($"{row}.at", Hour(distance.At)),
        .. to.Select(who => ($"{row}.to", Schema.NameOf(who))),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Hour(TimeOnly? hour) => hour?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";
}
