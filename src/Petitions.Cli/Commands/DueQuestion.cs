using Petitions.Deadlines;

namespace Petitions.Cli.Commands;

/// <summary>A rule or span and a start, as typed.</summary>
internal readonly record struct DueQuestion(DeadlineRule Rule, DeadlineStart Start)
{
    public static string RuleIds { get; } = string.Join(", ", DeadlineRules.Load().All.Select(rule => rule.Id).Distinct());

    public static bool TryRead(ReadOnlySpan<char> rule, ReadOnlySpan<char> received, out DueQuestion question, out DueProblem problem)
    {
        question = default;
        problem = DueProblem.None;
        if (rule.IsEmpty || received.IsEmpty)
            problem = DueProblem.Incomplete;
        else if (FindRule(rule) is not { } found)
            problem = DueProblem.UnknownRule;
        else if (!DeadlineStart.TryParse(received, out var start))
            problem = DueProblem.BadReceived;
        else if (!found.Span.CountsDays && start.AtUtc is null)
            problem = DueProblem.NeedsTime;
        else
            question = new DueQuestion(found, start);
        return problem == DueProblem.None;
    }

    public DueResult Answer() => DueDate.Calculate(Rule, Start, EmbeddedCalendars.Load(), OfficeHours.Default);

    // The newest version, whenever received: the command explains the rule in force.
    private static DeadlineRule? FindRule(ReadOnlySpan<char> text) =>
        DeadlineSpan.TryParse(text, out var span) ? DeadlineRule.ForSpan(span) : DeadlineRules.Load().Find(text.ToString());
}
