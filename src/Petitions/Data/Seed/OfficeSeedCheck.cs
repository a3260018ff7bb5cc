namespace Petitions.Data.Seed;

/// <summary>Checks the office file whole. Each problem begins with the path of the value that is wrong.</summary>
internal sealed class OfficeSeedCheck
{
    private readonly OfficeFile file;
    private readonly Dictionary<string, OfficeFile.UnitEntry> units = [];
    private readonly HashSet<string> people = [];
    private readonly List<string> problems = [];

    private OfficeSeedCheck(OfficeFile file) => this.file = file;

    public static IReadOnlyList<string> Problems(OfficeFile file)
    {
        var check = new OfficeSeedCheck(file);
        check.Ids();
        check.Units();
        check.People();
        check.Relations();
        check.Accounts();
        return check.problems;
    }

    private void Ids()
    {
        Each(file.Units, "units", (unit, at) => Unique(units.TryAdd(unit.Id ?? "", unit), unit.Id, $"{at}.id"));
        Each(file.People, "people", (person, at) => Unique(people.Add(person.Id ?? ""), person.Id, $"{at}.id"));
    }

    private void Units()
    {
        Each(file.Units, "units", (unit, at) =>
        {
            Text(unit.Name, $"{at}.name");
            Text(unit.English, $"{at}.english");
            Kind(unit.Kind, $"{at}.kind");
            Days(unit.From, unit.To, at);
            if (unit.Parent is not null)
                UnitId(unit.Parent, $"{at}.parent");
            if (unit.Fallback is not null)
                UnitId(unit.Fallback, $"{at}.fallback");
            if (LeadsBackTo(unit, u => u.Parent))
                problems.Add($"{at}.parent: \"{unit.Id}\" is above itself");
            if (LeadsBackTo(unit, u => u.Fallback))
                problems.Add($"{at}.fallback: \"{unit.Id}\" falls back on itself");
        });
    }

    private void People()
    {
        Each(file.People, "people", (person, at) =>
        {
            Text(person.Name, $"{at}.name");
            Text(person.Latin, $"{at}.latin");
            Each(person.Aliases, $"{at}.aliases", Text);
            Each(person.FormerNames, $"{at}.formerNames", Text);
            Each(person.Posts, $"{at}.posts", (post, here) =>
            {
                UnitId(post.Unit, $"{here}.unit");
                Kind(post.Kind, $"{here}.kind");
                Text(post.Title, $"{here}.title");
                Days(post.From, post.To, here);
            });
        });
    }

    private void Relations()
    {
        Each(file.Portfolios, "portfolios", (portfolio, at) =>
        {
            PersonId(portfolio.Leader, $"{at}.leader");
            UnitId(portfolio.Unit, $"{at}.unit");
            Days(portfolio.From, portfolio.To, at);
        });
        Each(file.Delegations, "delegations", (delegation, at) =>
        {
            Two(delegation.Giver, $"{at}.giver", delegation.Delegate, $"{at}.delegate");
            Text(delegation.Reason, $"{at}.reason");
            Days(delegation.From, delegation.To, at);
        });
        Each(file.Secretaries, "secretaries", (secretary, at) =>
        {
            Two(secretary.Secretary, $"{at}.secretary", secretary.Leader, $"{at}.leader");
            Days(secretary.From, secretary.To, at);
        });
        Each(file.Kin, "kin", (kin, at) =>
        {
            Two(kin.Person, $"{at}.person", kin.Relative, $"{at}.relative");
            Text(kin.Relation, $"{at}.relation");
            Days(kin.From, kin.To, at);
        });
    }

    private void Accounts()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var owners = new HashSet<string>();
        Each(file.Accounts, "accounts", (account, at) =>
        {
            Unique(names.Add(account.UserName ?? ""), account.UserName, $"{at}.userName");
            PersonId(account.Person, $"{at}.person");
            // A second account would let one person act as the second person of himself.
            if (!owners.Add(account.Person ?? ""))
                problems.Add($"{at}.person: \"{account.Person}\" has another account");
            if (account.Roles is not { Count: > 0 })
                problems.Add($"{at}.roles: an account needs a role");
            Days(account.From, account.To, at);
        });
    }

    private static void Each<T>(IReadOnlyList<T>? entries, string name, Action<T, string> check)
    {
        for (var i = 0; i < (entries?.Count ?? 0); i++)
            check(entries![i], $"{name}[{i}]");
    }

    private bool LeadsBackTo(OfficeFile.UnitEntry unit, Func<OfficeFile.UnitEntry, string?> next)
    {
        var seen = new HashSet<string>();
        for (var id = next(unit); id is not null && seen.Add(id); id = units.TryGetValue(id, out var up) ? next(up) : null)
        {
            if (id == unit.Id)
                return true;
        }

        return false;
    }

    private void Unique(bool isNew, string? id, string at)
    {
        Text(id, at);
        if (!isNew)
            problems.Add($"{at}: \"{id}\" is used twice");
    }

    private void Text(string? value, string at)
    {
        if (string.IsNullOrWhiteSpace(value))
            problems.Add($"{at}: is missing");
    }

    private void Kind<T>(T? kind, string at)
        where T : struct
    {
        if (kind is null)
            problems.Add($"{at}: is missing");
    }

    private void Days(DateOnly from, DateOnly? to, string at)
    {
        if (from == default)
            problems.Add($"{at}.from: is missing");
        if (to <= from)
            problems.Add($"{at}.to: {to:yyyy-MM-dd} is not after {from:yyyy-MM-dd}");
    }

    private void UnitId(string? id, string at)
    {
        if (id is null || !units.ContainsKey(id))
            problems.Add($"{at}: there is no unit \"{id}\"");
    }

    private void PersonId(string? id, string at)
    {
        if (id is null || !people.Contains(id))
            problems.Add($"{at}: there is no person \"{id}\"");
    }

    private void Two(string? one, string atOne, string? other, string atOther)
    {
        PersonId(one, atOne);
        PersonId(other, atOther);
        if (one == other)
            problems.Add($"{atOther}: \"{other}\" stands on both sides");
    }
}
