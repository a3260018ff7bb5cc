using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Deadlines.RuleVersions;

/// <summary>
/// A rule counts otherwise from a day on. What runs keeps the version it began under (intake.md §3 case 16), what starts on that day
/// or later begins under this one; of two versions of one day the one added last holds.
/// </summary>
public sealed class AddRuleVersion(
    PetitionsDb db, Transactions transactions, Administration administration, OfficeRules rules, CurrentActor actor, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="NotVisible">No such rule, or not an administrator.</exception>
    /// <exception cref="RuleBroken"><c>rule-in-the-past</c>, <c>rule-stage-distance</c>, <c>rule-cannot-enforce</c>, <c>rule-by-the-clock</c>, <c>rule-counts-nothing</c></exception>
    public Task<DeadlineRule> RunAsync(string ruleId, RuleVersionForm form, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        await administration.RequireAsync(cancellation);
        var before = Require.Found(rules.Find(ruleId));
        await SchemaCheck.RequireAsync(RuleVersionForm.Schema, form, cancellation);
        Check(form, before);
        var number = await db.RuleVersions.CountAsync(v => v.RuleId == ruleId, cancellation) + 1;
        var rule = RuleOf(form, before, $"office-{number}");
        var json = RuleJson.Of(rule);
        // What is written is read back whole before anybody counts by it.
        DeadlineRules.Parse(json);
        db.RuleVersions.Add(new RuleVersion { RuleId = ruleId, Version = rule.Version, Json = json, AddedAt = clock.Now, AddedBy = actor.PersonId, Reason = form.Reason });
        journal.Write("deadline-rule.changed", null, new { ruleId, rule.Version, rule.EffectiveFrom, span = rule.Span.ToString(), before = before.Version, form.Reason, content = JournalWriter.HashOf(json) });
        return rule;
    }, cancellation);

    private void Check(RuleVersionForm form, DeadlineRule before)
    {
        Require.That(form.EffectiveFrom >= clock.Today, "rule-in-the-past");
        foreach (var stage in (form.Warnings ?? []).Concat(form.Escalation ?? []))
            Require.That(stage is { Days: not null, At: not null, Minutes: null } or { Days: null, At: null, Minutes: not null }, "rule-stage-distance");
        // The system can act for some deadlines and for others only remind of them.
        Require.That(form.Warnings?.Any(w => w.Kind == StageKind.Enforce) != true || before.Warnings.Any(w => w.Kind == StageKind.Enforce), "rule-cannot-enforce");
        var counted = form.DayZero == DayZeroRule.Counted;
        Require.That(form.Unit is SpanUnit.CalendarDay or SpanUnit.WorkingDay || (!counted && form.RollOver == RollOver.None && form.CloseOfDay is null), "rule-by-the-clock");
        Require.That(form.Unit is SpanUnit.Hour or SpanUnit.Minute || before.Direction == CountDirection.After, "rule-by-the-clock");
        Require.That(form.Span > 0 || !counted, "rule-counts-nothing");
    }

    private static DeadlineRule RuleOf(RuleVersionForm form, DeadlineRule before, string version) => before with
    {
        Version = version,
        EffectiveFrom = form.EffectiveFrom,
        Span = new DeadlineSpan(form.Span, form.Unit),
        DayZero = form.DayZero,
        RollOver = form.RollOver,
        CloseOfDay = form.CloseOfDay is { } close ? HourOf(close) : null,
        Extension = form.Extension is { } extension ? new DeadlineSpan(extension, form.Unit) : null,
        Stops = form.Stops ?? [],
        Warnings = [.. (form.Warnings ?? []).Select((w, at) => new DeadlineWarning(w.Kind == StageKind.Enforce ? $"enforce-{at + 1}" : $"reminder-{at + 1}", w.Kind ?? StageKind.Reminder, DistanceOf(w), w.To))],
        BreachTo = form.To ?? [],
        Escalation = [.. (form.Escalation ?? []).Select((r, at) => new EscalationRung($"rung-{at + 1}", DistanceOf(r), r.To))],
        LegalSource = form.LegalSource.Trim(),
        TitleZh = form.TitleZh.Trim(),
        TitleEn = form.TitleEn.Trim(),
    };

    private static StageDistance DistanceOf(StageForm stage) => stage.Days is { } days ? StageDistance.WorkingDays(days, HourOf(stage.At!)) : StageDistance.Minutes(stage.Minutes!.Value);

    private static TimeOnly HourOf(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
