using Petitions.Access;
using Petitions.Data.Seed;
using Petitions.Offices;

namespace Petitions.Cli.Proof;

/// <summary>
/// An office of some hundreds that could exist, and of which much is awkward: posts that begin and end, people in three units,
/// stand-ins that run in circles, namesakes, secretaries of each other.
/// </summary>
internal static class RandomOffice
{
    private const string Surnames = "赵钱孙李周吴郑王冯陈";
    private const string Given = "伟芳娜敏静丽强磊军洋";
    private static readonly Role[] Desk = [Role.Clerk, Role.Clerk, Role.Receptionist, Role.OfficeHead, Role.Archivist, Role.SealedOfficer, Role.Auditor, Role.Administrator];
    private static readonly Role[] Everywhere = [Role.DepartmentHandler, Role.DepartmentHead, Role.DutyOfficer, Role.DutyLeader];

    public static OfficeSeed Make(Random random, DateOnly today, int people)
    {
        var units = Units(random, today);
        var persons = Enumerable.Range(0, people).Select(i => new Person { Id = $"p{i:000}", Name = Name(random), LatinName = $"Person {i}" }).ToList();
        var posts = Posts(random, today, units, persons);
        var leaders = persons.Take(6).ToList();
        var office = new OfficeSnapshot
        {
            Units = units,
            People = persons,
            Names = [.. Few(random, people / 10).Select(_ => new PersonName { PersonId = Pick(random, persons).Id, Name = Name(random), Kind = random.Next(2) == 0 ? PersonNameKind.Alias : PersonNameKind.Former })],
            Posts = posts,
            Portfolios = [.. units.Where(u => u.Kind is UnitKind.Department && random.Next(2) == 0).Select(u => new Portfolio { LeaderId = Pick(random, leaders).Id, UnitId = u.Id, From = today.AddDays(-random.Next(60)), To = Sometimes(random, today) })],
            Delegations = [.. Few(random, people / 20).Select(_ => new Delegation { FromPersonId = Pick(random, persons).Id, ToPersonId = Pick(random, persons).Id, Reason = "出差", From = today.AddDays(random.Next(-9, 4)), To = Sometimes(random, today) })],
            Secretaryships = [.. Few(random, 8).Select(_ => new Secretaryship { SecretaryId = Pick(random, persons).Id, LeaderId = Pick(random, persons).Id, From = today.AddDays(-9) })],
            Kinships = [.. Few(random, 8).Select(_ => new Kinship { PersonId = Pick(random, persons).Id, RelativeId = Pick(random, persons).Id, Relation = "亲属", From = today.AddDays(-9) })],
        };
        var accounts = Accounts(random, today, persons);
        return new OfficeSeed(office, [.. accounts.Select(a => new Account { UserName = $"a-{a.Person}", PersonId = a.Person })],
            [.. accounts.SelectMany(a => a.Roles.Select(role => new AccountRole { UserName = $"a-{a.Person}", Role = role, From = today.AddDays(-30) }))]);
    }

    public static string Name(Random random) =>
        $"{Surnames[random.Next(Surnames.Length)]}{Given[random.Next(Given.Length)]}{(random.Next(2) == 0 ? "" : Given[random.Next(Given.Length)])}";

    public static T Pick<T>(Random random, IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private static List<Unit> Units(Random random, DateOnly today)
    {
        // Those that the office's settings name are there in every office.
        var units = new List<Unit>
        {
            Unit("organ", null, UnitKind.Organ), Unit("petitions", "organ", UnitKind.Office), Unit("confidential", "organ", UnitKind.Office),
            Unit("discipline", "organ", UnitKind.DisciplineOrgan), Unit("higher", null, UnitKind.HigherOrgan), Unit("outside", null, UnitKind.Outside),
        };
        for (var i = 0; i < 10; i++)
            units.Add(Unit($"d{i}", "organ", UnitKind.Department));
        for (var i = 0; i < 12; i++)
            units.Add(Unit($"s{i}", random.Next(4) == 0 ? "petitions" : $"d{random.Next(10)}", UnitKind.Section));
        return units;

        Unit Unit(string id, string? parent, UnitKind kind) => new()
        {
            Id = id,
            ParentId = parent,
            Name = $"{id}单位",
            EnglishName = id,
            Kind = kind,
            Email = random.Next(3) == 0 ? null : $"{id}@example.gov.cn",
            From = today.AddYears(-3),
        };
    }

    private static List<Post> Posts(Random random, DateOnly today, List<Unit> units, List<Person> persons)
    {
        var posts = new List<Post>();
        foreach (var unit in units)
        {
            posts.Add(Of(Pick(random, persons), unit, PostKind.Head, "局长"));
            posts.Add(Of(Pick(random, persons), unit, PostKind.Deputy, "副局长"));
            if (random.Next(3) == 0)
                posts.Add(Of(Pick(random, persons), unit, random.Next(2) == 0 ? PostKind.PartySecretary : PostKind.PartyGroupMember, "书记"));
        }
        foreach (var person in persons)
            for (var i = random.Next(8) == 0 ? 2 : 1; i > 0; i--)
                posts.Add(Of(person, Pick(random, units), PostKind.Member, "科员"));
        return posts;

        Post Of(Person person, Unit unit, PostKind kind, string title) => new()
        {
            PersonId = person.Id,
            UnitId = unit.Id,
            Kind = kind,
            Title = title,
            From = random.Next(20) == 0 ? today.AddDays(random.Next(1, 4)) : today.AddDays(-random.Next(1, 900)),
            To = random.Next(20) == 0 ? today.AddDays(random.Next(1, 5)) : null,
        };
    }

    private static List<(string Person, List<Role> Roles)> Accounts(Random random, DateOnly today, List<Person> persons)
    {
        var order = persons.OrderBy(_ => random.Next()).ToList();
        var accounts = new List<(string, List<Role>)>();
        for (var i = 0; i < order.Count / 2; i++)
        {
            var roles = new List<Role> { i < 40 ? Desk[i % Desk.Length] : Pick(random, Everywhere) };
            if (i is >= 40 and < 46)
                roles.Add(i < 43 ? Role.SupervisingLeader : Role.PrincipalLeader);
            if (random.Next(10) == 0)
                roles.Add(Pick(random, Desk));
            accounts.Add((order[i].Id, [.. roles.Distinct()]));
        }
        return accounts;
    }

    private static IEnumerable<int> Few(Random random, int most) => Enumerable.Range(0, random.Next(most / 2, most + 1));

    private static DateOnly? Sometimes(Random random, DateOnly today) => random.Next(2) == 0 ? null : today.AddDays(random.Next(1, 6));
}
