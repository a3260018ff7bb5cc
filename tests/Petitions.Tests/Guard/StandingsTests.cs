using Petitions.Guard;
using Petitions.Offices;

namespace Petitions.Tests.Guard;

public sealed class StandingsTests
{
    // An organ with two deputies who share it out, a department with everything, and a neighbour.
    private static StandingsOffice Office() => new StandingsOffice()
        .Unit("organ", null, UnitKind.Organ)
        .Unit("roads", "organ")
        .Unit("team", "roads", UnitKind.Section)
        .Unit("parks", "organ")
        .Unit("vault", "organ", UnitKind.Section)
        .Unit("watchdog", "organ", UnitKind.DisciplineOrgan)
        .Post("mayor", "organ", PostKind.Head)
        .Post("vice", "organ", PostKind.Deputy)
        .Post("vice2", "organ", PostKind.Deputy)
        .Post("head", "roads", PostKind.Head)
        .Post("party", "roads", PostKind.PartySecretary)
        .Post("deputy", "roads", PostKind.Deputy)
        .Post("group", "roads", PostKind.PartyGroupMember)
        .Post("worker", "roads")
        .Post("leadman", "team", PostKind.Head)
        .Post("hand", "team")
        .Post("hand2", "team")
        .Post("gardener", "parks")
        .Post("keeper", "vault")
        .Post("watcher", "watchdog", PostKind.Head)
        .Portfolio("vice", "roads")
        .Portfolio("vice2", "parks");

    [Fact]
    public void AccusedHead_EverybodyBelowExceptThePartySecretary_IsSoft() =>
        Office().Accused("head").ShouldBe(
        [
            "deputy CommandLine Soft", "group CommandLine Soft", "hand CommandLine Soft", "hand2 CommandLine Soft",
            "leadman CommandLine Soft", "worker CommandLine Soft",
        ]);

    [Theory]
    [InlineData("deputy")]
    [InlineData("group")]
    public void AccusedDeputyOfADepartment_MembersAndUnitsBelow_AreSoft(string accused) =>
        Office().Accused(accused).ShouldBe(
        [
            "hand CommandLine Soft", "hand2 CommandLine Soft", "leadman CommandLine Soft", "worker CommandLine Soft",
        ]);

    [Fact]
    public void AccusedSupervisingLeader_OnlyHisPortfolioAndBelow_IsSoft() =>
        Office().Accused("vice").ShouldBe(
        [
            "deputy PortfolioLine Soft", "group PortfolioLine Soft", "hand PortfolioLine Soft",
            "hand2 PortfolioLine Soft", "head PortfolioLine Soft", "leadman PortfolioLine Soft",
            "party PortfolioLine Soft", "worker PortfolioLine Soft",
        ]);

    [Fact]
    public void AccusedPrincipal_WholeOrganIsSoft_DisciplineOrganIsFree()
    {
        var rows = Office().Accused("mayor");

        rows.ShouldContain("vice CommandLine Soft");
        rows.ShouldContain("keeper CommandLine Soft");
        rows.ShouldContain("hand CommandLine Soft");
        rows.ShouldNotContain(row => row.StartsWith("watcher"));
    }

    [Fact]
    public void AccusedMemberOfADepartment_NobodyElse_IsBlocked() =>
        Office().Accused("worker").ShouldBeEmpty();

    [Fact]
    public void AccusedMemberOfASection_ColleaguesAreSoft_TheHeadIsFree() =>
        Office().Accused("hand").ShouldBe(["hand2 Colleague Soft"]);

    [Fact]
    public void Accused_HimselfAlways_IsHard()
    {
        var self = Standings.For(StandingsSubject.Person("worker"), Office().Snapshot()).ShouldHaveSingleItem();

        (self.PersonId, self.Relation, self.Level, self.From, self.To)
            .ShouldBe(("worker", StandingRelation.Self, BlockLevel.Hard, DateOnly.MinValue, null));
    }

    [Fact]
    public void Delegation_OfTheAccused_BlocksBothEndsHard()
    {
        var office = Office().Delegation("gardener", "keeper");

        office.Accused("gardener").ShouldBe(["keeper Delegate Hard"]);
        office.Accused("keeper").ShouldBe(["gardener DelegatedBy Hard"]);
    }

    [Fact]
    public void Delegation_PassedOn_BlocksTheWholeChainWhileEveryLinkHolds()
    {
        var office = new StandingsOffice().Delegation("a", "b", 0, 8).Delegation("b", "c", 5).Delegation("c", "d", 8);

        office.Accused("a").ShouldBe(["b Delegate Hard 0..8", "c Delegate Hard 5..8"]);
        office.Accused("d").ShouldBe(["b DelegatedBy Hard 8..", "c DelegatedBy Hard 8.."]);
    }

    [Fact]
    public void Delegation_InACircle_EndsAndNeverBlocksTheAccusedTwice() =>
        new StandingsOffice().Delegation("a", "b").Delegation("b", "c").Delegation("c", "a").Accused("a").ShouldBe(
        [
            "b Delegate Hard", "b DelegatedBy Hard", "c Delegate Hard", "c DelegatedBy Hard",
        ]);

    [Fact]
    public void Delegation_AccusedStandsInForAHead_HeLeadsWhatTheHeadLeads()
    {
        var office = Office().Delegation("head", "gardener", 3, 6);

        office.Accused("gardener").ShouldContain("worker CommandLine Soft 3..6");
        office.Inboxes("gardener").ShouldContain("roads LeadingGroup Hard 3..6");
    }

    [Fact]
    public void Secretary_OfTheAccused_IsHard_TheSecretarysLeaderIsFree()
    {
        var office = Office().Secretary("keeper", "gardener");

        office.Accused("gardener").ShouldBe(["keeper Secretary Hard"]);
        office.Accused("keeper").ShouldBeEmpty();
    }

    [Fact]
    public void Kin_DeclaredByEitherSide_IsSoftForBoth()
    {
        var office = Office().Kin("gardener", "keeper");

        office.Accused("gardener").ShouldBe(["keeper Kin Soft"]);
        office.Accused("keeper").ShouldBe(["gardener Kin Soft"]);
    }

    [Fact]
    public void AccusedUnit_LeadingGroupHard_MembersAndHeadsBelowSoft_UnitAboveFree() =>
        Office().Secretary("keeper", "deputy").Delegation("group", "gardener").Delegation("worker", "hand2")
            .AccusedUnit("roads").ShouldBe(
        [
            "deputy LeadingGroup Hard", "gardener Delegate Hard", "group LeadingGroup Hard", "head LeadingGroup Hard",
            "keeper Secretary Hard", "leadman UnitBelowHead Soft", "party LeadingGroup Hard", "worker UnitMember Soft",
        ]);

    [Fact]
    public void Inboxes_AccusedUnit_ItselfAndAllBelowAreHard() =>
        Office().InboxesForUnit("roads").ShouldBe(["roads Self Hard", "team UnitBelow Hard"]);

    [Theory]
    [InlineData("head", "roads LeadingGroup Hard, team CommandLine Hard")]
    [InlineData("group", "roads LeadingGroup Hard, team CommandLine Hard")]
    [InlineData("vice", "organ LeadingGroup Hard, roads PortfolioLine Hard, team PortfolioLine Hard")]
    [InlineData("leadman", "team LeadingGroup Hard")]
    [InlineData("worker", "roads UnitMember Soft")]
    [InlineData("mayor", "organ LeadingGroup Hard, parks CommandLine Hard, roads CommandLine Hard, "
        + "team CommandLine Hard, vault CommandLine Hard")]
    public void Inboxes_AccusedPerson_WhatHeLeadsIsHard_WhereHeOnlyWorksIsSoft(string accused, string expected) =>
        string.Join(", ", Office().Inboxes(accused)).ShouldBe(expected);

    [Fact]
    public void Days_OfTwoRelations_AreTheDaysOnWhichBothHold() =>
        new StandingsOffice().Unit("roads", to: 9).Post("head", "roads", PostKind.Head, 2, 7).Post("old", "roads", to: 4)
            .Post("new", "roads", from: 5).Post("next", "roads", from: 7).Accused("head").ShouldBe(
        [
            "new CommandLine Soft 5..7", "old CommandLine Soft 2..4",
        ]);

    [Fact]
    public void Days_PlannedAppointment_BlocksFromItsFirstDay()
    {
        var office = Office().Post("worker", "parks", PostKind.Head, 30);

        office.Accused("worker").ShouldBe(["gardener CommandLine Soft 30.."]);
        office.Inboxes("worker").ShouldBe(["parks LeadingGroup Hard 30..", "roads UnitMember Soft"]);
    }

    [Fact]
    public void Days_PostsThatTouch_BecomeOneRow_PostsWithAGapStayTwo()
    {
        var touching = new StandingsOffice().Unit("u").Post("head", "u", PostKind.Head)
            .Post("p", "u", PostKind.Deputy, 0, 5).Post("p", "u", PostKind.Member, 5, 9);
        var apart = new StandingsOffice().Unit("u").Post("head", "u", PostKind.Head)
            .Post("p", "u", from: 0, to: 5).Post("p", "u", from: 6, to: 9);

        touching.Accused("head").ShouldBe(["p CommandLine Soft 0..9"]);
        apart.Accused("head").ShouldBe(["p CommandLine Soft 0..5", "p CommandLine Soft 6..9"]);
    }

    [Fact]
    public void Units_AboveThemselvesByMistake_EndAndStillBlock() =>
        new StandingsOffice().Unit("a", "b").Unit("b", "a").Post("x", "a", PostKind.Head).Post("y", "b")
            .Accused("x").ShouldBe(["y CommandLine Soft"]);

    [Fact]
    public void Names_ShareTwoPeople_OnlyTheAccusedOfThemIsBlocked()
    {
        var office = Office().Snapshot() with
        {
            People =
            [
                new() { Id = "worker", Name = "王伟", LatinName = "Wang Wei" },
                new() { Id = "gardener", Name = "王伟", LatinName = "Wang Wei" },
            ],
        };

        Standings.For(StandingsSubject.Person("worker"), office).ShouldNotContain(row => row.PersonId == "gardener");
    }
}
