using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Deadlines;

namespace Petitions.Web.Tests.Pages.Admin;

/// <summary>A new version of a deadline rule, as a plain form.</summary>
public sealed class RulePageTests(SharedPageOffice shared) : IClassFixture<SharedPageOffice>
{
    private const string Form = "/admin/rules/notice-15-days/new";

    [Fact]
    public async Task Form_SentWithAnotherSpan_KeepsEveryStageOfTheVersionBeforeAndIsListedAsToCome()
    {
        var admin = await shared.Office.SignInAsync("admin");
        (await admin.OpenAsync(Form)).ShouldBe(200);

        (await admin.SubmitAsync("form.guarded", [("span", "10"), ("reason", "缩短告知时间")])).ShouldBe(302);

        await using var scope = shared.Office.Services.CreateAsyncScope();
        var versions = scope.ServiceProvider.GetRequiredService<OfficeRules>().All.Where(r => r.Id == "notice-15-days").ToList();
        var (shipped, added) = (versions[0], versions[^1]);
        (added.Version, added.Span.ToString(), added.EffectiveFrom).ShouldBe(("office-1", "10d", new DateOnly(2026, 9, 19)));
        added.Warnings.Select(w => (w.Kind, w.Before, string.Join(',', w.To))).ShouldBe(shipped.Warnings.Select(w => (w.Kind, w.Before, string.Join(',', w.To))));
        added.Escalation.Select(r => (r.After, string.Join(',', r.To))).ShouldBe(shipped.Escalation.Select(r => (r.After, string.Join(',', r.To))));
        added.BreachTo.ShouldBe(shipped.BreachTo);
        (await admin.OpenAsync("/deadlines/rules")).ShouldBe(200);
        admin.Text.ShouldContain("自 2026-09-19 起");
        (await scope.ServiceProvider.GetRequiredService<PetitionsDb>().Journal.CountAsync(e => e.Kind == "deadline-rule.changed", TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    [Fact]
    public async Task Form_WithAFirstDayInThePast_IsRefusedInWordsAndKeepsWhatWasTyped()
    {
        var admin = await shared.Office.SignInAsync("admin");
        await admin.OpenAsync(Form);

        (await admin.SubmitAsync("form.guarded", [("effectiveFrom", "2026-09-01"), ("reason", "写错了日子"), ("span", "12")])).ShouldBe(422);

        admin.Text.ShouldContain("生效日不能早于今天");
        admin.Page.QuerySelector("input[name=span]")!.GetAttribute("value").ShouldBe("12");
    }

    [Fact]
    public async Task Rules_ToAClerk_HaveNoWayToChangeThem()
    {
        var clerk = await shared.Office.SignInAsync("clerk");
        (await clerk.OpenAsync("/deadlines/rules")).ShouldBe(200);

        clerk.Page.QuerySelectorAll("a[href^='/admin/rules']").ShouldBeEmpty();
    }
}
