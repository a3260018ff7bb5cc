using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Deadlines;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Api;

/// <summary>/metrics and the page beside it (intake.md §3 case 29): right, and silent about what is sealed.</summary>
public sealed class MetricsTests
{
    private const string Token = "scrape-me";

    [Fact]
    [Trait("DeadlineCase", "29")]
    public async Task Case29_HowOverdueWeAre_IsCountedByRuleAndAgeWithTheOldest()
    {
        await using var office = await WebOffice.OpenAsync(("Metrics:Token", Token));
        await Letter.ReadAsync(office);
        // Three days of a letter of Friday the 18th ended on Monday the 21st at 17:30; the clock stands on Friday the 25th, 17:30.
        office.Time.SetUtcNow(new DateTimeOffset(2026, 9, 25, 9, 30, 0, TimeSpan.Zero));

        var text = (await ScrapeAsync(office, Token)).ShouldBe(200).Text;

        ValueOf(text, "petitions_overdue{otel_scope_name=\"Petitions\",rule=\"forward-3-days\"}").ShouldBe(1);
        ValueOf(text, "petitions_overdue_oldest_seconds").ShouldBe(TimeSpan.FromDays(4).TotalSeconds);
        ValueOf(text, "petitions_overdue_ages{otel_scope_name=\"Petitions\",days=\"<=7\"}").ShouldBe(1);
        ValueOf(text, "petitions_overdue_ages{otel_scope_name=\"Petitions\",days=\"<=3\"}").ShouldBe(0);
        ValueOf(text, "petitions_sweep_age_seconds").ShouldBe(TimeSpan.FromDays(7.354166666).TotalSeconds, 60);
        ValueOf(text, "petitions_sweep_waiting").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Figures_OfSealedCasesAndOfThoseClosedToAnybody_AreCountedNowhere()
    {
        await using var office = await WebOffice.OpenAsync(("Metrics:Token", Token));
        await Letter.ReadAsync(office, Forms.Accusing("zheng-jianguo"));
        await Letter.ReadAsync(office, Forms.Reading(accused: Forms.Named("gao-zhenhua")));
        office.Time.SetUtcNow(new DateTimeOffset(2026, 9, 25, 9, 30, 0, TimeSpan.Zero));

        var text = (await ScrapeAsync(office, Token)).ShouldBe(200).Text;

        text.ShouldNotContain("rule=");
        ValueOf(text, "petitions_overdue_oldest_seconds").ShouldBe(0);
        ValueOf(text, "petitions_sweep_waiting").ShouldBe(0);
        text.ShouldNotContain("http_route");
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task Scraper_WithoutTheToken_IsSentAway(string token)
    {
        await using var office = await WebOffice.OpenAsync(("Metrics:Token", Token));

        (await ScrapeAsync(office, token)).ShouldBe(401);
    }

    [Fact]
    public async Task Scraper_WhereNoTokenIsSet_IsSentAway()
    {
        await using var office = await WebOffice.OpenAsync();

        (await ScrapeAsync(office, "")).ShouldBe(401);
    }

    [Fact]
    public async Task Desk_OfASilentSweep_AlarmsTheAdministratorAndTheOfficeHeadAlone()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.AtPagesAsync("admin");
        office.Time.Advance(TimeSpan.FromMinutes(1));
        (await (await office.AtPagesAsync("admin")).GetAsync("/")).Text.ShouldNotContain("没有动静");

        office.Time.Advance(TimeSpan.FromMinutes(3));

        (await (await office.AtPagesAsync("admin")).GetAsync("/")).Text.ShouldContain("期限巡查已 4 分钟没有动静");
        (await (await office.AtPagesAsync("officehead")).GetAsync("/")).Text.ShouldContain("期限巡查已 4 分钟没有动静");
        (await (await office.AtPagesAsync("clerk")).GetAsync("/")).Text.ShouldNotContain("没有动静");
        (await (await office.AtPagesAsync("admin")).GetAsync("/admin/health")).ShouldBe(200).Text.ShouldContain("请重启服务");

        await office.InScopeAsync(services => services.GetRequiredService<SweepDue>().RunAsync());
        (await (await office.AtPagesAsync("admin")).GetAsync("/")).Text.ShouldNotContain("没有动静");
    }

    private static Task<Answer> ScrapeAsync(WebOffice office, string token) =>
        office.Anonymous().SendAsync(HttpMethod.Get, "/metrics", null, token.Length == 0 ? [] : [("Authorization", $"Bearer {token}")]);

    private static double ValueOf(string text, string name) => double.Parse(
        text.Split('\n').Single(line => line.StartsWith(name, StringComparison.Ordinal) && line[name.Length] is ' ' or '{').Split(' ')[^1], CultureInfo.InvariantCulture);
}
