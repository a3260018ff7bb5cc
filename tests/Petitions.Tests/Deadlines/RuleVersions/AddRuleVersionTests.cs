using Microsoft.EntityFrameworkCore;
using Petitions.Deadlines;
using Petitions.Deadlines.RuleVersions;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Deadlines.RuleVersions;

/// <summary>A rule that counts otherwise from a day on; it is Tuesday 22 September 2026 in the office.</summary>
public sealed class AddRuleVersionTests : ClockTest
{
    private static readonly RuleVersionForm Stricter = new(
        new DateOnly(2026, 9, 23), 2, SpanUnit.WorkingDay, DayZeroRule.NotCounted, RollOver.None, "本机关规定", "两个工作日内转出", "Forwarded within two working days", "提速",
        Warnings: [new StageForm([Recipient.Holder, Recipient.OfficeHead], StageKind.Reminder, Days: 1, At: "08:45"), new StageForm([Recipient.OfficeHead], StageKind.Enforce, Minutes: 90)],
        To: [Recipient.OfficeHead], Escalation: [new StageForm([Recipient.PrincipalLeader], Minutes: 30)]);

    [Fact]
    [Trait("DeadlineCase", "16")]
    public async Task Case16_ChangedSpan_HoldsForWhatStartsFromItsDayAndLeavesWhatRuns()
    {
        var running = await Office.ReadAsync(World.Noise, Readings.Claim);
        await AddAsync(Stricter);
        Office.MoveTo("2026-09-23T09:00");
        var later = await Office.ReadAsync(World.Noise, Readings.Claim);

        var (old, fresh) = (await ClockAsync(running, DeadlineBook.ForwardThreeDays), await ClockAsync(later, DeadlineBook.ForwardThreeDays));
        (old.RuleVersion, old.Due).ShouldBe(("1", Day("2026-09-28")));
        // Two working days after Wednesday the 23rd: the 24th, and the 28th after the holidays of the 25th to the 27th.
        (fresh.RuleVersion, fresh.Due).ShouldBe(("office-1", Day("2026-09-28")));
        (await RowsAsync(fresh)).Select(r => (r.Stage, r.DueAt)).ShouldBe(
        [
            ("reminder-1", World.At("2026-09-24T08:45").UtcDateTime), ("enforce-2", World.At("2026-09-28T16:00").UtcDateTime),
            ("due", World.At("2026-09-28T17:30").UtcDateTime), ("rung-1", World.At("2026-09-28T18:00").UtcDateTime),
        ]);
    }

    [Fact]
    public async Task Sweep_OfAClockUnderAnAddedVersion_FiresItsStages()
    {
        await AddAsync(Stricter with { EffectiveFrom = new DateOnly(2026, 9, 22) });
        await Office.ReadAsync(World.Noise, Readings.Claim);
        Office.MoveTo("2026-09-28T18:01");

        await Office.SweepAsync();

        (await Office.AskAsync(db => db.Notices.Where(n => n.Code.StartsWith("forward-3-days:")).Select(n => n.Code).Distinct().OrderBy(c => c).ToListAsync()))
            .ShouldBe(["forward-3-days:due", "forward-3-days:reminder-1", "forward-3-days:rung-1", "forward-3-days:unsent"]);
        (await Office.AskAsync(db => db.Incidents.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Version_OfTheSameDay_TakesThePlaceOfTheOneBefore()
    {
        await AddAsync(Stricter);
        var second = await AddAsync(Stricter with { Span = 1, Reason = "上一版填错" });

        second.Version.ShouldBe("office-2");
        (await Office.As<OfficeRules, DeadlineRule?>("clerk", rules => Task.FromResult(rules.Find("forward-3-days", new DateOnly(2026, 9, 23))))).ShouldNotBeNull().Version.ShouldBe("office-2");
        (await Office.As<OfficeRules, DeadlineRule?>("clerk", rules => Task.FromResult(rules.Find("forward-3-days", new DateOnly(2026, 9, 22))))).ShouldNotBeNull().Version.ShouldBe("1");
    }

    [Fact]
    public async Task Version_WrittenAndReadBack_SaysWhatWasEntered()
    {
        var added = await AddAsync(Stricter);

        var read = await Office.As<OfficeRules, DeadlineRule?>("clerk", rules => Task.FromResult(rules.Find("forward-3-days")));
        RuleJson.Of(read!).ShouldBe(RuleJson.Of(added));
        (read!.Event, read.Span.ToString(), read.Extension, read.Stops).ShouldBe((DeadlineEvent.Receipt, "2wd", null, []));
        (read.Warnings[0].Before.At, read.Warnings[1].Before.Amount).ShouldBe((new TimeOnly(8, 45), 90));
    }

    [Fact]
    public async Task Version_IsInTheJournalWithItsReason()
    {
        await AddAsync(Stricter);

        var entry = await Office.AskAsync(db => db.Journal.SingleAsync(e => e.Kind == "deadline-rule.changed"));
        entry.PersonId.ShouldBe(World.PersonOf("admin"));
        entry.PayloadJson.ShouldNotBeNull().ShouldContain("提速");
    }

    [Theory]
    [InlineData("officehead")]
    [InlineData("clerk")]
    public async Task Version_ByAnybodyElse_IsNotThere(string account) =>
        await Should.ThrowAsync<NotVisible>(() => Office.As<AddRuleVersion>(account, add => add.RunAsync("forward-3-days", Stricter)));

    [Fact]
    public async Task Version_OfARuleThatDoesNotExist_IsNotThere() =>
        await Should.ThrowAsync<NotVisible>(() => Office.As<AddRuleVersion>("admin", add => add.RunAsync("none", Stricter)));

    public static TheoryData<string, string, RuleVersionForm> Refused => new()
    {
        { "rule-in-the-past", "forward-3-days", Stricter with { EffectiveFrom = new DateOnly(2026, 9, 21) } },
        { "rule-stage-distance", "forward-3-days", Stricter with { Warnings = [new StageForm([Recipient.Holder], StageKind.Reminder, Days: 1)] } },
        { "rule-stage-distance", "forward-3-days", Stricter with { Escalation = [new StageForm([Recipient.Holder], Days: 1, At: "09:00", Minutes: 5)] } },
        { "rule-cannot-enforce", "notice-15-days", Stricter },
        { "rule-by-the-clock", "forward-3-days", Stricter with { Unit = SpanUnit.Hour, RollOver = RollOver.NextWorkday } },
        { "rule-by-the-clock", "forward-3-days", Stricter with { Unit = SpanUnit.Minute, CloseOfDay = "17:30" } },
        { "rule-by-the-clock", "shift-reminder-60-min", Stricter with { Warnings = null } },
        { "rule-counts-nothing", "forward-3-days", Stricter with { Span = 0, DayZero = DayZeroRule.Counted } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public Task Version_ThatCannotBe_IsRefused(string code, string rule, RuleVersionForm form) =>
        RefusedAsync(code, () => Office.As<AddRuleVersion>("admin", add => add.RunAsync(rule, form)));

    private Task<DeadlineRule> AddAsync(RuleVersionForm form) => Office.As<AddRuleVersion, DeadlineRule>("admin", add => add.RunAsync("forward-3-days", form));
}
