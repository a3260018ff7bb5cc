using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Guard;
using Petitions.Offices;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Offices;

/// <summary>任职、分管、委托、秘书、亲属: dated facts, and the guard that follows them to the day.</summary>
public sealed class RelationsTests : OfficeTest
{
    private static readonly DateOnly Today = new(2026, 9, 22), Tomorrow = new(2026, 9, 23), NextWeek = new(2026, 9, 29);

    public static TheoryData<string, PostEntry> Impossible => new()
    {
        { "person-unknown", new PostEntry("nobody", "urban", PostKind.Member, "科员", Today) },
        { "unit-unknown", new PostEntry(World.LiaoTing, "nowhere", PostKind.Member, "科员", Today) },
        { "unit-not-then", new PostEntry(World.LiaoTing, "urban", PostKind.Member, "科员", new DateOnly(2010, 1, 1)) },
        { "dates-reversed", new PostEntry(World.LiaoTing, "urban", PostKind.Member, "科员", Today, Today) },
        { "head-overlaps", new PostEntry(World.LiaoTing, "urban", PostKind.Head, "局长", NextWeek) },
        { "held-already", new PostEntry(World.ZhengJianguo, "urban", PostKind.Head, "局长", NextWeek) },
        { "data-invalid", new PostEntry(World.LiaoTing, "urban", PostKind.Member, " ", Today) },
    };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public async Task Appoint_WhatCannotBe_IsRefused(string code, PostEntry entry) => await RefusedAsync(code, () => AppointAsync(entry));

    [Fact]
    public async Task Appoint_HeadFromTheDayTheOldOneEnds_Holds()
    {
        var old = await Office.AskAsync(db => db.Posts.SingleAsync(p => p.UnitId == "urban" && p.Kind == PostKind.Head && p.To == null));
        await EndAsync(RelationKind.Post, old.Id, NextWeek);

        await AppointAsync(new PostEntry(World.HuWeimin, "urban", PostKind.Head, "局长", NextWeek));

        (await Office.AskAsync(db => db.Posts.SingleAsync(p => p.Id == old.Id))).To.ShouldBe(NextWeek);
    }

    [Fact]
    public async Task Appoint_UnderTheAccused_ClosesTheCaseToHimOnHisFirstDay()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(PetitionClass.Claim, Readings.Named(World.ZhengJianguo)));
        (await Office.SeesAsync("clerk2", number)).ShouldBeTrue();

        await AppointAsync(new PostEntry(World.PersonOf("clerk2"), "urban", PostKind.Member, "挂职科员", Tomorrow));

        (await Office.SeesAsync("clerk2", number)).ShouldBeTrue();
        Office.MoveTo("2026-09-23T00:01");
        (await Office.SeesAsync("clerk2", number)).ShouldBeFalse();
    }

    [Fact]
    public async Task Appoint_UnderTheAccusedFromToday_TakesHisOpenTaskAway()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(PetitionClass.Claim, Readings.Named(World.ZhengJianguo)));
        (await Office.HasTaskAsync("clerk", number)).ShouldBeTrue();

        await AppointAsync(new PostEntry(World.PersonOf("clerk"), "urban", PostKind.Member, "挂职科员", Today));

        (await Office.HasTaskAsync("clerk", number)).ShouldBeFalse();
        (await Office.HasTaskAsync("clerk2", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task Delegate_TheAccusedActsForSomebody_ClosesTheCaseToBothUntilItEnds()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(PetitionClass.Claim, Readings.Named(World.ZhengJianguo)));

        var delegation = await Office.As<DelegateWork, Delegation>("admin", use => use.RunAsync(new DelegationEntry(World.PersonOf("clerk2"), World.ZhengJianguo, "出差", Today, NextWeek)));
        (await Office.SeesAsync("clerk2", number)).ShouldBeFalse();

        await EndAsync(RelationKind.Delegation, delegation.Id, Today);
        (await Office.SeesAsync("clerk2", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task Secretary_OfTheAccused_SeesItNoLonger()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(PetitionClass.Claim, Readings.Named(World.ZhengJianguo)));

        await Office.As<AppointSecretary, Secretaryship>("admin", use => use.RunAsync(new SecretaryEntry(World.PersonOf("archivist"), World.ZhengJianguo, Today)));

        (await Office.SeesAsync("archivist", number)).ShouldBeFalse();
    }

    [Fact]
    public async Task Portfolio_OfTheAccusedLeader_ClosesTheCaseToItsUnits()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(PetitionClass.Claim, Readings.Named(World.GaoZhenhua)));
        (await Office.SeesAsync("auditor", number)).ShouldBeTrue();

        await Office.As<AssignPortfolio, Portfolio>("admin", use => use.RunAsync(new PortfolioEntry(World.GaoZhenhua, "audit", Today)));

        (await Office.SeesAsync("auditor", number)).ShouldBeFalse();
    }

    [Fact]
    public async Task Kin_OfTheAccused_SeesItNoLonger_AndIsDeclaredOnce()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(PetitionClass.Claim, Readings.Named(World.ZhengJianguo)));
        var kin = new KinEntry(World.PersonOf("clerk2"), World.ZhengJianguo, "兄妹", Today);

        await Office.As<DeclareKinship, Kinship>("admin", use => use.RunAsync(kin));

        (await Office.SeesAsync("clerk2", number)).ShouldBeFalse();
        await RefusedAsync("held-already", () => Office.As<DeclareKinship, Kinship>("admin", use => use.RunAsync(kin with { Person = kin.Relative, Relative = kin.Person })));
        await RefusedAsync("person-on-both-sides", () => Office.As<DeclareKinship, Kinship>("admin", use => use.RunAsync(kin with { Relative = kin.Person })));
    }

    [Fact]
    public async Task End_BeforeItBegan_IsRefused() =>
        await RefusedAsync("dates-reversed", () => EndAsync(RelationKind.Post, 1, new DateOnly(2000, 1, 1)));

    [Fact]
    public async Task End_OfWhatIsNot_DoesNotExist() => await Should.ThrowAsync<NotVisible>(() => EndAsync(RelationKind.Kinship, 12345, Today));

    [Fact]
    public async Task AfterAnyChange_StandingsEqualARecomputation()
    {
        await AppointAsync(new PostEntry(World.LiaoTing, "urban-enforcement", PostKind.Deputy, "副大队长", NextWeek));
        await Office.As<AssignPortfolio, Portfolio>("admin", use => use.RunAsync(new PortfolioEntry(World.GaoZhenhua, "audit", Tomorrow, NextWeek)));
        await Office.As<DelegateWork, Delegation>("admin", use => use.RunAsync(new DelegationEntry(World.GaoZhenhua, World.HuWeimin, "学习", Tomorrow)));

        var stored = await Office.AskAsync(db => db.PersonStandings.AsNoTracking().ToListAsync());
        var computed = Standings.Compute(await Office.As<StandingsUpdate, OfficeSnapshot>(null, update => update.SnapshotAsync()));

        stored.Select(Row).Order(StringComparer.Ordinal).ShouldBe(computed.Select(Row).Order(StringComparer.Ordinal));
    }

    private static string Row(PersonStanding s) => $"{s.PersonId} {s.SubjectKind} {s.SubjectId} {s.Relation} {s.From:O} {s.To:O}";

    private Task<Post> AppointAsync(PostEntry entry) => Office.As<AppointPerson, Post>("admin", use => use.RunAsync(entry));

    private Task<IRelation> EndAsync(RelationKind kind, long id, DateOnly on) => Office.As<EndRelation, IRelation>("admin", use => use.RunAsync(kind, id, on));
}
