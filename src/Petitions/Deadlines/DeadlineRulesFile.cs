using System.Text.Json;

namespace Petitions.Deadlines;

/// <summary>Reads deadline-rules.json whole and gathers everything that is wrong in it.</summary>
internal sealed class DeadlineRulesFile
{
    private readonly List<DeadlineRule> rules = [];
    private readonly List<string> problems = [];

    private DeadlineRulesFile()
    {
    }

    public IReadOnlyList<DeadlineRule> Rules => rules;

    public IReadOnlyList<string> Problems => problems;

    public static DeadlineRulesFile Read(string json)
    {
        var file = new DeadlineRulesFile();
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = new RuleNode("$", document.RootElement, file.problems);
            foreach (var node in root.Object("rules").List("rules"))
                file.ReadRule(node);
        }
        catch (JsonException e)
        {
            file.problems.Add($"line {e.LineNumber + 1}: is not JSON");
        }

        return file;
    }

    private void ReadRule(RuleNode node)
    {
        node.Object("id", "version", "effectiveFrom", "event", "span", "direction", "dayZero", "rollOver", "closeOfDay",
            "extension", "stops", "again", "warnings", "breachTo", "escalation", "legalSource", "titleZh", "titleEn");
        var rule = new DeadlineRule
        {
            Id = node.Text("id"),
            Version = node.Text("version"),
            EffectiveFrom = node.Date("effectiveFrom"),
            Event = node.Choice<DeadlineEvent>("event"),
            Span = node.Span("span") ?? default,
            Direction = node.Choice("direction", CountDirection.After),
            DayZero = node.Choice("dayZero", DayZeroRule.NotCounted),
            RollOver = node.Choice("rollOver", RollOver.None),
            CloseOfDay = node.OptionalTime("closeOfDay"),
            Extension = node.Has("extension") ? node.Span("extension") : null,
            Stops = node.Choices<StopGround>("stops", optional: true),
            Again = node.Flag("again"),
            Warnings = [.. node.List("warnings", optional: true).Select(Warning)],
            BreachTo = node.Choices<Recipient>("breachTo", optional: true),
            Escalation = [.. node.List("escalation", optional: true).Select(Rung)],
            LegalSource = node.Text("legalSource"),
            TitleZh = node.Text("titleZh"),
            TitleEn = node.Text("titleEn"),
        };
        Check(rule, node);
        rules.Add(rule);
    }

    private static DeadlineWarning Warning(RuleNode node)
    {
        node.Object("id", "kind", "workingDaysBefore", "at", "minutesBefore", "to");
        var kind = node.Choice<StageKind>("kind");
        if (kind is not (StageKind.Reminder or StageKind.Enforce))
            node.Problem("kind", "must be reminder or enforce");
        return new DeadlineWarning(node.Text("id"), kind, node.Distance("workingDaysBefore", "minutesBefore"), node.Choices<Recipient>("to"));
    }

    private static EscalationRung Rung(RuleNode node)
    {
        node.Object("id", "workingDaysAfter", "at", "minutesAfter", "to");
        return new EscalationRung(node.Text("id"), node.Distance("workingDaysAfter", "minutesAfter"), node.Choices<Recipient>("to"));
    }

    private void Check(DeadlineRule rule, RuleNode node)
    {
        if (rules.Any(known => known.Id == rule.Id && (known.Version == rule.Version || known.EffectiveFrom == rule.EffectiveFrom)))
            node.Problem("id", $"{rule.Id} is given twice with one version or one first day");
        // A bare span and a rule share one argument on the command line.
        if (DeadlineSpan.TryParse(rule.Id, out _))
            node.Problem("id", "must not read as a span");
        if (!rule.Span.CountsDays && (rule.RollOver != RollOver.None || rule.DayZero != DayZeroRule.NotCounted || rule.CloseOfDay is not null))
            node.Problem("span", "hours and minutes run by the clock: no day zero, roll-over or close of day");
        if (rule.Span.CountsDays && rule.Direction == CountDirection.Before)
            node.Problem("direction", "only hours and minutes can be counted backwards");
        if (rule.DayZero == DayZeroRule.Counted && rule.Span.Value == 0)
            node.Problem("span", "must be at least one day if day zero is counted");
        if (rule.Extension is { } extension && extension.Unit != rule.Span.Unit)
            node.Problem("extension", "must have the unit of the span");
        var stages = rule.Warnings.Select(w => w.Id).Concat(rule.Escalation.Select(r => r.Id)).Append(DueStages.DueId);
        foreach (var twice in stages.GroupBy(id => id).Where(group => group.Count() > 1))
            node.Problem("warnings", $"stage {twice.Key} is given twice (\"{DueStages.DueId}\" is taken)");
    }
}
