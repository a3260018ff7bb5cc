using Petitions.Access;
using Petitions.Data.Seed;
using Petitions.Offices;

namespace Petitions.Tests.Offices;

public sealed class OfficeSeedTests
{
    private static readonly DateOnly Today = new(2026, 9, 21);
    private static readonly OfficeSeed Seed = OfficeSeed.Load();

    [Fact]
    public void Load_DemonstrationAccounts_AreAllThereWithoutPassword()
    {
        string[] promised =
        [
            "clerk", "reception", "sealed", "sealed2", "officehead", "leader", "leader2", "principal", "urban",
            "urbanhead", "health", "healthhead", "duty", "duty2", "dutyleader", "archivist", "discipline",
            "disciplinehead", "auditor", "admin",
        ];

        promised.Except(Seed.Accounts.Select(account => account.UserName)).ShouldBeEmpty();
        Seed.Accounts.ShouldAllBe(account => account.PasswordHash == null);
    }

    [Fact]
    public void Load_EveryRole_IsHeldBySomebodyToday() =>
        Enum.GetValues<Role>()
            .Except(Seed.AccountRoles.Where(role => role.HoldsOn(Today)).Select(role => role.Role))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("petitions", Role.Clerk)]
    [InlineData("petitions", Role.OfficeHead)]
    [InlineData("confidential", Role.SealedOfficer)]
    [InlineData("organ", Role.SupervisingLeader)]
    [InlineData("urban", Role.DepartmentHandler)]
    [InlineData("urban", Role.DepartmentHead)]
    [InlineData("health", Role.DepartmentHandler)]
    [InlineData("health", Role.DepartmentHead)]
    [InlineData("discipline", Role.DepartmentHandler)]
    [InlineData("discipline", Role.DepartmentHead)]
    [InlineData("dutyroom", Role.DutyOfficer)]
    public void Load_StepsThatNeedASecondPerson_HaveOneInTheSameUnit(string unit, Role role) =>
        (from account in Seed.Accounts
         join held in Seed.AccountRoles on account.UserName equals held.UserName
         join post in Seed.Office.Posts on account.PersonId equals post.PersonId
         where held.Role == role && post.UnitId == unit && post.HoldsOn(Today)
         select account.PersonId).Distinct().Count().ShouldBeGreaterThanOrEqualTo(2);

    [Fact]
    public void Load_TwoPeopleOfOneName_StayTwoPeopleInTwoUnits()
    {
        var named = Seed.Office.People.Where(person => person.Name == "王伟").Select(person => person.Id).ToList();

        named.Count.ShouldBe(2);
        Seed.Office.Posts.Where(post => named.Contains(post.PersonId)).Select(post => post.UnitId).Distinct().Count()
            .ShouldBe(2);
    }

    [Fact]
    public void Load_UrbanManagement_RemembersItsFormerHead() =>
        Seed.Office.Posts.Where(post => post.UnitId == "urban" && post.Kind == PostKind.Head)
            .Select(post => (post.PersonId, Now: post.HoldsOn(Today)))
            .ShouldBe([("zheng-jianguo", true), ("song-baolin", false)], ignoreOrder: true);

    [Fact]
    public void Parse_ManyProblems_AreToldAtOnceWithTheirPath() =>
        Problems(
            """
            { "units": [
                { "id": "a", "parent": "b", "name": "甲", "english": "A", "kind": "office", "from": "2020-01-01" },
                { "id": "b", "parent": "a", "name": "乙", "english": "B", "kind": "office", "from": "2020-01-01" },
                { "id": "b", "parent": "x", "name": "丙", "english": "C", "kind": "office", "from": "2020-01-01" },
                { "id": "c", "name": "丁", "fallback": "c", "from": "2020-01-01", "to": "2020-01-01" } ],
              "people": [
                { "id": "p", "name": "张三", "latin": "Zhang San", "posts": [ { "unit": "y", "title": "局长" } ] },
                { "id": "p", "name": " ", "latin": "Li Si", "aliases": [ "" ] } ],
              "portfolios": [ { "leader": "q", "unit": "z", "from": "2020-01-01" } ],
              "delegations": [ { "giver": "p", "delegate": "p", "from": "2020-01-01" } ],
              "secretaries": [ { "secretary": "p", "leader": "r", "from": "2020-01-01" } ],
              "kin": [ { "person": "s", "relative": "p", "relation": "配偶", "from": "2020-01-01" } ],
              "accounts": [
                { "userName": "one", "person": "p", "roles": [ "clerk" ], "from": "2020-01-01" },
                { "userName": "ONE", "person": "p", "roles": [], "from": "2020-01-01" },
                { "userName": "two", "person": "t", "roles": [ "clerk" ], "from": "2020-01-01" } ] }
            """)
            .ShouldBe(
            [
                "units[2].id: \"b\" is used twice",
                "people[1].id: \"p\" is used twice",
                "units[0].parent: \"a\" is above itself",
                "units[1].parent: \"b\" is above itself",
                "units[2].parent: there is no unit \"x\"",
                "units[3].english: is missing",
                "units[3].kind: is missing",
                "units[3].to: 2020-01-01 is not after 2020-01-01",
                "units[3].fallback: \"c\" falls back on itself",
                "people[0].posts[0].unit: there is no unit \"y\"",
                "people[0].posts[0].kind: is missing",
                "people[0].posts[0].from: is missing",
                "people[1].name: is missing",
                "people[1].aliases[0]: is missing",
                "portfolios[0].leader: there is no person \"q\"",
                "portfolios[0].unit: there is no unit \"z\"",
                "delegations[0].delegate: \"p\" stands on both sides",
                "delegations[0].reason: is missing",
                "secretaries[0].leader: there is no person \"r\"",
                "kin[0].person: there is no person \"s\"",
                "accounts[1].userName: \"ONE\" is used twice",
                "accounts[1].person: \"p\" has another account",
                "accounts[1].roles: an account needs a role",
                "accounts[2].person: there is no person \"t\"",
            ],
            ignoreOrder: true);

    [Theory]
    [InlineData("""{ "units": [], "people": [], "portfolio": [] }""", "portfolio")]
    [InlineData("""{ "units": [] }""", "people")]
    [InlineData("""{ "units": [ { "id": "a", "kind": "bureau" } ], "people": [] }""", "$.units[0].kind")]
    [InlineData("null", "null")]
    [InlineData("{", "JSON")]
    public void Parse_WrongShape_NamesTheSpot(string json, string spot) =>
        Problems(json).ShouldHaveSingleItem().ShouldContain(spot);

    private static IReadOnlyList<string> Problems(string json) =>
        Should.Throw<OfficeSeedException>(() => OfficeSeed.Parse(json)).Problems;
}
