using Microsoft.EntityFrameworkCore;
using Petitions.Offices;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Offices;

/// <summary>机构: what an administrator may do to the tree of units, and what no hand may do to it.</summary>
public sealed class UnitsTests : OfficeTest
{
    private static readonly DateOnly Today = new(2026, 9, 22), NextMonth = new(2026, 10, 22);
    private static readonly UnitEntry Parks = new("园林绿化管理所", "Parks Section", UnitKind.Section, Today, "urban");

    [Fact]
    public async Task Add_Unit_IsThereAtOnceUnderAnIdOfItsName()
    {
        var unit = await AddAsync(Parks);

        unit.Id.ShouldBe("parks-section");
        (await KeptAsync("unit.added")).ShouldContain("parks-section");
        (await AddAsync(Parks with { Name = "园林二所" })).Id.ShouldBe("parks-section-2");
    }

    [Theory]
    [InlineData("id-taken", "urban", "urban", null)]
    [InlineData("unit-unknown", "parks", "nowhere", null)]
    [InlineData("unit-unknown", "parks", "urban", "nowhere")]
    [InlineData("data-invalid", "城管", "urban", null)]
    public async Task Add_WhatCannotBe_IsRefused(string code, string id, string parent, string? fallback) =>
        await RefusedAsync(code, () => AddAsync(Parks with { Id = id, Parent = parent, Fallback = fallback }));

    [Fact]
    public async Task Add_BeforeTheUnitAboveBegan_IsRefused() =>
        await RefusedAsync("unit-not-then", () => AddAsync(Parks with { From = new DateOnly(2014, 1, 1) }));

    [Fact]
    public async Task Change_Name_LeavesTheOldOneInTheJournal()
    {
        await Office.As<ChangeUnit, Unit>("admin", use => use.RunAsync("urban", new UnitChange("江湾区城市管理和综合执法局", "Urban Management Bureau")));

        (await Office.AskAsync(db => db.Units.SingleAsync(u => u.Id == "urban"))).Name.ShouldBe("江湾区城市管理和综合执法局");
        (await KeptAsync("unit.changed")).ShouldContain("江湾区城市管理局");
    }

    [Fact]
    public async Task Change_FallbackThatLeadsBack_IsRefused() =>
        await RefusedAsync("unit-falls-back-on-itself", () => Office.As<ChangeUnit, Unit>("admin", use => use.RunAsync("discipline", new UnitChange("纪委", "Discipline", Fallback: "organ"))));

    [Theory]
    [InlineData("urban", "urban")]
    [InlineData("urban", "urban-enforcement")]
    [InlineData("organ", "urban-enforcement")]
    public async Task Move_UnderItself_IsRefused(string unit, string under) =>
        await RefusedAsync("unit-above-itself", () => MoveAsync(unit, under));

    [Fact]
    public async Task Move_SectionToAnotherBureau_MovesItsLineOfCommand()
    {
        var number = await Office.AccusationAsync();
        // 执法大队 answers to 郑建国 as long as it is under his bureau.
        await MoveAsync("urban-enforcement", "health");

        var standings = await Office.AskAsync(db => db.UnitStandings.Where(s => s.UnitId == "urban-enforcement" && s.SubjectId == World.ZhengJianguo).ToListAsync());
        standings.ShouldBeEmpty();
        (await Office.SeesAsync("urbanhead", number)).ShouldBeFalse();
    }

    [Fact]
    public async Task Close_WithUnitsBelow_IsRefused() => await RefusedAsync("unit-has-units", () => CloseAsync("urban", NextMonth));

    [Fact]
    public async Task Close_BeforeItBegan_IsRefused() => await RefusedAsync("dates-reversed", () => CloseAsync("urban-enforcement", new DateOnly(2018, 5, 31)));

    [Fact]
    public async Task Close_OnALaterDay_EndsItsPostsOnThatDay()
    {
        await CloseAsync("urban-enforcement", NextMonth);

        (await Office.AskAsync(db => db.Posts.Where(p => p.UnitId == "urban-enforcement").Select(p => p.To).Distinct().ToListAsync())).ShouldBe([NextMonth]);
        await RefusedAsync("unit-not-then", () => Office.As<AppointPerson, Post>("admin", use => use.RunAsync(new PostEntry(World.LiaoTing, "urban-enforcement", PostKind.Member, "队员", NextMonth))));
    }

    [Fact]
    public async Task Close_UnitWithALetterBeforeIt_GivesTheLetterToSomebodyElse()
    {
        var number = await Office.SentAsync("health");
        await CloseAsync("health-inspection", Today);
        await CloseAsync("health", Today);

        await Office.SweepAsync();

        var task = await Office.TaskAsync(number, "acknowledge");
        (task.UnitId, task.Escalated).ShouldBe((null, true));
        (await Office.HasTaskAsync("leader", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task Any_ByWhomItIsNot_DoesNotExist()
    {
        await Should.ThrowAsync<NotVisible>(() => Office.As<AddUnit, Unit>("officehead", use => use.RunAsync(Parks)));
        await Should.ThrowAsync<NotVisible>(() => Office.As<MoveUnit, Unit>("principal", use => use.RunAsync("urban", null)));
    }

    private Task<Unit> AddAsync(UnitEntry entry) => Office.As<AddUnit, Unit>("admin", use => use.RunAsync(entry));

    private Task<Unit> MoveAsync(string unit, string? under) => Office.As<MoveUnit, Unit>("admin", use => use.RunAsync(unit, under));

    private Task<Unit> CloseAsync(string unit, DateOnly on) => Office.As<CloseUnit, Unit>("admin", use => use.RunAsync(unit, on));

    private Task<string> KeptAsync(string kind) => Office.AskAsync(db => db.Journal.Where(e => e.Kind == kind && e.PersonId == World.PersonOf("admin")).Select(e => e.PayloadJson!).FirstAsync());
}
