using Petitions.Deadlines;
using static Petitions.Tests.Deadlines.Dates;

namespace Petitions.Tests.Deadlines;

public sealed class DeadlineRulesTests
{
    private const string Good = """
        {"id":"a","version":"1","effectiveFrom":"2022-05-01","event":"receipt","span":"3d","legalSource":"x","titleZh":"甲","titleEn":"a"}
        """;

    [Theory]
    [InlineData("open-same-day", "1d", DeadlineEvent.Receipt)]
    [InlineData("forward-3-days", "3d", DeadlineEvent.Receipt)]
    [InlineData("notice-15-days", "15d", DeadlineEvent.Receipt)]
    [InlineData("object-5-workdays", "5wd", DeadlineEvent.ReferralReceived)]
    [InlineData("handle-60-days", "60d", DeadlineEvent.Acceptance)]
    [InlineData("review-30-days", "30d", DeadlineEvent.ReviewRequested)]
    [InlineData("rereview-30-days", "30d", DeadlineEvent.ReviewRequested)]
    [InlineData("incident-phone-15-min", "15min", DeadlineEvent.Occurrence)]
    [InlineData("incident-written-60-min", "60min", DeadlineEvent.Occurrence)]
    [InlineData("shift-reminder-60-min", "60min", DeadlineEvent.ShiftStart)]
    public void Load_ShippedRule_HasSpanEventAndSource(string id, string span, DeadlineEvent startsWith)
    {
        var rule = DeadlineRules.Load().Find(id).ShouldNotBeNull();

        rule.Span.ShouldBe(DeadlineSpan.Parse(span));
        rule.Event.ShouldBe(startsWith);
        rule.LegalSource.ShouldNotBeEmpty();
        rule.RollOver.ShouldBe(rule.Span.CountsDays ? RollOver.NextWorkday : RollOver.None);
    }

    [Fact]
    public void Load_HearingTime_IsExcludedFromRereviewOnly() =>
        DeadlineRules.Load().All.Where(rule => rule.Stops.Contains(StopGround.Hearing)).Select(rule => rule.Id).ShouldBe(["rereview-30-days"]);

    [Fact]
    public void Find_NewVersion_AppliesFromItsFirstDay()
    {
        var newer = Good.Replace("\"version\":\"1\"", "\"version\":\"2\"").Replace("2022-05-01", "2026-07-01").Replace("3d", "2d");
        var rules = DeadlineRules.Parse($$"""{"rules":[{{Good}},{{newer}}]}""");

        rules.Find("a")!.Version.ShouldBe("2");
        rules.Find("a", Day("2026-07-01"))!.Version.ShouldBe("2");
        rules.Find("a", Day("2026-06-30"))!.Version.ShouldBe("1");
        rules.Find("a", Day("2022-04-30")).ShouldBeNull();
        rules.Find("b").ShouldBeNull();
    }

    [Theory]
    [InlineData("\"span\":\"3d\"", "\"span\":\"3x\"", "$.rules[0].span")]
    [InlineData("\"event\":\"receipt\"", "\"event\":\"birth\"", "$.rules[0].event")]
    [InlineData("\"event\":\"receipt\"", "\"event\":\"0\"", "$.rules[0].event")]
    [InlineData("2022-05-01", "2022-5-1", "$.rules[0].effectiveFrom")]
    [InlineData("\"id\":\"a\"", "\"id\":\"15d\"", "$.rules[0].id")]
    [InlineData("\"titleZh\":\"甲\"", "\"titleZh\":\"\"", "$.rules[0].titleZh")]
    [InlineData("\"titleZh\":\"甲\"", "\"titleZh\":\"甲\",\"rollover\":\"none\"", "$.rules[0].rollover")]
    [InlineData("\"span\":\"3d\"", "\"span\":\"3h\",\"rollOver\":\"nextWorkday\"", "$.rules[0].span")]
    [InlineData("\"span\":\"3d\"", "\"span\":\"3d\",\"direction\":\"before\"", "$.rules[0].direction")]
    [InlineData("\"span\":\"3d\"", "\"span\":\"0d\",\"dayZero\":\"counted\"", "$.rules[0].span")]
    [InlineData("\"span\":\"3d\"", "\"span\":\"3d\",\"extension\":\"2wd\"", "$.rules[0].extension")]
    [InlineData("\"span\":\"3d\"", "\"span\":\"3d\",\"closeOfDay\":\"25:00\"", "$.rules[0].closeOfDay")]
    [InlineData("\"span\":\"3d\"", "\"span\":\"3d\",\"again\":1", "$.rules[0].again")]
    [InlineData("\"span\":\"3d\"", "\"span\":\"3d\",\"breachTo\":[\"king\"]", "$.rules[0].breachTo[0]")]
    [InlineData("\"span\":\"3d\"", "\"span\":\"3d\",\"warnings\":{}", "$.rules[0].warnings")]
    [InlineData("\"span\":\"3d\"", "\"span\":\"3d\",\"warnings\":[{\"id\":\"w\",\"kind\":\"breach\",\"minutesBefore\":1,\"to\":[\"clerk\"]}]", "$.rules[0].warnings[0].kind")]
    [InlineData("\"span\":\"3d\"", "\"span\":\"3d\",\"warnings\":[{\"id\":\"due\",\"kind\":\"reminder\",\"minutesBefore\":1,\"to\":[\"clerk\"]}]", "$.rules[0].warnings")]
    [InlineData("\"span\":\"3d\"", "\"span\":\"3d\",\"escalation\":[{\"id\":\"r\",\"to\":[\"clerk\"]}]", "$.rules[0].escalation[0].workingDaysAfter")]
    [InlineData("\"span\":\"3d\"", "\"span\":\"3d\",\"escalation\":[{\"id\":\"r\",\"minutesAfter\":-1,\"to\":[]}]", "$.rules[0].escalation[0].minutesAfter")]
    public void Parse_BadRule_IsRefusedWithItsPath(string good, string bad, string path)
    {
        Good.ShouldContain(good);
        var error = Should.Throw<DeadlineRulesException>(() => DeadlineRules.Parse($$"""{"rules":[{{Good.Replace(good, bad)}}]}"""));

        error.Problems.ShouldContain(problem => problem.StartsWith(path + ":"));
    }

    [Fact]
    public void Parse_SeveralProblems_ReportsThemAll()
    {
        var bad = Good.Replace("3d", "3x").Replace("receipt", "birth").Replace("甲", "");

        var error = Should.Throw<DeadlineRulesException>(() => DeadlineRules.Parse($$"""{"rules":[{{bad}},{{Good}},{{Good}}]}"""));

        error.Problems.Count.ShouldBe(5); // span, event, title and one id three times
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"rules":[1]}""")]
    public void Parse_NoRules_IsRefused(string json) =>
        Should.Throw<DeadlineRulesException>(() => DeadlineRules.Parse(json)).Problems.ShouldNotBeEmpty();
}
