using Petitions.Deadlines;
using Petitions.Deadlines.RuleVersions;

namespace Petitions.Tests.Deadlines.RuleVersions;

public sealed class RuleJsonTests
{
    [Fact]
    public void EveryShippedRule_WrittenAndReadBack_IsTheSame()
    {
        foreach (var rule in DeadlineRules.Load().All)
        {
            var read = DeadlineRules.Parse(RuleJson.Of(rule)).All.ShouldHaveSingleItem();
            RuleJson.Of(read).ShouldBe(RuleJson.Of(rule));
            (read.Id, read.Span, read.Again, read.Direction, read.CloseOfDay, read.Extension).ShouldBe((rule.Id, rule.Span, rule.Again, rule.Direction, rule.CloseOfDay, rule.Extension));
            read.Warnings.Select(w => (w.Id, w.Kind, w.Before)).ShouldBe(rule.Warnings.Select(w => (w.Id, w.Kind, w.Before)));
            read.Escalation.Select(r => (r.Id, r.After)).ShouldBe(rule.Escalation.Select(r => (r.Id, r.After)));
        }
    }
}
