namespace Petitions.Deadlines;

/// <summary>Lays the stages of a rule around its due instant.</summary>
internal static class DueStages
{
    public const string DueId = "due";

    public static IReadOnlyList<DeadlineStage> Of(DeadlineRule rule, DueResult result, WorkCalendar calendar)
    {
        var stages = new List<DeadlineStage>();
        foreach (var warning in rule.Warnings)
        {
            if (WarningAt(warning, result, calendar) is { } at)
                stages.Add(new DeadlineStage(warning.Id, warning.Kind, at, warning.To));
        }

        // What is due ahead of its event reminds of it; nothing is broken when the moment comes.
        var kind = rule.Direction == CountDirection.Before ? StageKind.Reminder : StageKind.Breach;
        stages.Add(new DeadlineStage(DueId, kind, result.DueAtUtc, rule.BreachTo));
        stages.AddRange(rule.Escalation.Select(rung =>
            new DeadlineStage(rung.Id, StageKind.Rung, rung.After.After(result, calendar), rung.To)));
        return [.. stages.OrderBy(stage => stage.AtUtc).ThenBy(stage => stage.Kind)];
    }

    /// <summary>
    /// A reminder that falls before the start (a letter of the holidays, due on the first day after them)
    /// moves to its hour on the due day; a stage without any moment between start and due is dropped.
    /// </summary>
    private static DateTime? WarningAt(DeadlineWarning warning, DueResult result, WorkCalendar calendar)
    {
        var at = warning.Before.Before(result, calendar);
        if (at < result.Start.EarliestUtc && warning.Before.At is { } hour)
            at = OfficeTime.InstantOf(result.Due, hour);
        return at >= result.Start.EarliestUtc && at < result.DueAtUtc ? at : null;
    }
}
