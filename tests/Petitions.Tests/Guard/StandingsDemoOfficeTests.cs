using Petitions.Data.Seed;
using Petitions.Guard;
using Petitions.Offices;

namespace Petitions.Tests.Guard;

public sealed class StandingsDemoOfficeTests
{
    private static readonly DateOnly Today = new(2026, 9, 21);
    private static readonly OfficeSeed Seed = OfficeSeed.Load();

    [Fact]
    public void AccusedUrbanHead_HisDelegateIsHard_HisPeopleAndHisWifeAreSoft()
    {
        Blocked("zheng-jianguo", BlockLevel.Hard).ShouldBe(["liao-ting", "zheng-jianguo"]);
        Blocked("zheng-jianguo", BlockLevel.Soft).ShouldBe(
        [
            "deng-hui", "guo-yan", "hu-weimin", "liao-ting", "long-gang", "lu-bin", "mao-xiuying", "pan-jie",
            "wang-wei-urban",
        ]);
    }

    [Fact]
    public void AccusedLeader_HisSecretaryIsHard_TheRestOfTheOfficeGoesOn()
    {
        Blocked("gao-zhenhua", BlockLevel.Hard).ShouldBe(["gao-zhenhua", "xu-wenbo"]);

        FreeAccounts("gao-zhenhua").ShouldBe(
        [
            "admin", "archivist2", "auditor", "discipline", "discipline2", "disciplinedeputy", "disciplinehead",
            "duty", "duty2", "dutyleader", "health", "health2", "healthdeputy", "healthhead", "higher", "higherhead", "leader2", "principal",
            "sealed", "sealed2", "sealedhead",
        ]);
    }

    [Fact]
    public void AccusedPrincipal_OnlyTheDisciplineAndTheHigherOrgan_MayAct() =>
        FreeAccounts("lin-guodong").ShouldBe(["discipline", "discipline2", "disciplinedeputy", "disciplinehead", "higher", "higherhead"]);

    [Fact]
    public void AccusedFormerHead_LeadsNobodyToday_ButDidThen()
    {
        Blocked("song-baolin", BlockLevel.Soft).ShouldBeEmpty();
        Blocked("song-baolin", BlockLevel.Soft, new(2025, 2, 28)).ShouldContain("guo-yan");
        Blocked("song-baolin", BlockLevel.Soft, new(2025, 3, 1)).ShouldBeEmpty();
    }

    [Fact]
    public void AccusedComingHead_BlocksHerFutureBureau_FromTheDayOfHerAppointment()
    {
        Blocked("qin-lan", BlockLevel.Soft, new(2026, 12, 31)).ShouldBe(["shao-peng"]);
        Blocked("qin-lan", BlockLevel.Soft, new(2027, 1, 1)).ShouldBe(["su-mei"]);
    }

    [Fact]
    public void AccusedHomonym_TheOtherOfTheSameName_IsFree() =>
        Blocked("wang-wei-education", BlockLevel.Hard).ShouldBe(["wang-wei-education"]);

    [Fact]
    public void AccusedPartySecretary_HisUnitMayNotReceive() =>
        Standings.UnitsFor(StandingsSubject.Person("fu-zhengping"), Seed.Office)
            .Where(row => row.HoldsOn(Today)).Select(row => (row.UnitId, row.Level))
            .ShouldBe([("health", BlockLevel.Hard), ("health-inspection", BlockLevel.Hard)]);

    private static string[] Blocked(string accused, BlockLevel level, DateOnly? day = null) =>
        [.. Standings.For(StandingsSubject.Person(accused), Seed.Office)
            .Where(row => row.Level == level && row.HoldsOn(day ?? Today))
            .Select(row => row.PersonId).Distinct()];

    private static string[] FreeAccounts(string accused)
    {
        var blocked = Blocked(accused, BlockLevel.Hard).Concat(Blocked(accused, BlockLevel.Soft)).ToHashSet();
        return [.. Seed.Accounts.Where(account => !blocked.Contains(account.PersonId))
            .Select(account => account.UserName).Order(StringComparer.Ordinal)];
    }
}
