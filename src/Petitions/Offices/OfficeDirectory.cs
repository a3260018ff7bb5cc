using Petitions.Access;

namespace Petitions.Offices;

/// <summary>
/// Who is who on one day, in memory: roles, units and stand-ins of everybody with an account.
/// A new one is made when the office or the day changes.
/// </summary>
public sealed class OfficeDirectory
{
    private readonly Dictionary<string, Capacity> capacities;
    private readonly ILookup<string, string> standsInFor;
    private readonly Dictionary<string, Unit> units;
    private readonly Dictionary<string, Unit> unitsEver;
    private readonly Dictionary<string, Person> people;

    public OfficeDirectory(OfficeRecords records, DateOnly day)
    {
        Day = day;
        units = records.Units.Where(u => u.HoldsOn(day)).ToDictionary(u => u.Id);
        unitsEver = records.Units.ToDictionary(u => u.Id);
        people = records.People.ToDictionary(p => p.Id);
        var posts = records.Posts.Where(p => p.HoldsOn(day)).ToLookup(p => p.PersonId);
        var roles = records.AccountRoles.Where(r => r.HoldsOn(day)).ToLookup(r => r.UserName);
        capacities = records.Accounts.Where(a => !a.Disabled).ToDictionary(a => a.PersonId, a => CapacityOf(a, posts, roles));
        standsInFor = records.Delegations.Where(d => d.HoldsOn(day)).ToLookup(d => d.ToPersonId, d => d.FromPersonId);
    }

    public DateOnly Day { get; }

    public IReadOnlyCollection<Unit> Units => units.Values;

    public IEnumerable<Person> People => people.Values.OrderBy(p => p.Id, StringComparer.Ordinal);

    public IEnumerable<Capacity> Everybody => capacities.Values;

    public Viewer? ViewerOf(string personId) =>
        capacities.TryGetValue(personId, out var self)
            ? new Viewer(personId, [self, .. standsInFor[personId].Distinct().Where(capacities.ContainsKey).Select(p => capacities[p])])
            : null;

    public Unit? Unit(string id) => units.GetValueOrDefault(id);

    /// <summary>Closed and planned ones as well: an old case is called by the unit that had it.</summary>
    public Unit? UnitEver(string id) => unitsEver.GetValueOrDefault(id);

    /// <summary>The units above it, the nearest first. A unit made its own ancestor by mistake is above itself once, and no loop.</summary>
    public IEnumerable<string> Above(string unitId)
    {
        var seen = new HashSet<string> { unitId };
        for (var above = Unit(unitId)?.ParentId; above is not null && seen.Add(above); above = Unit(above)?.ParentId)
            yield return above;
    }

    public Person? Person(string id) => people.GetValueOrDefault(id);

    /// <summary>The units of the house that a letter can be sent to: not the organ itself, not sections below a department's own inbox.</summary>
    public IEnumerable<Unit> Recipients => units.Values.Where(u => u.Kind is not UnitKind.Organ).OrderBy(u => u.Id, StringComparer.Ordinal);

    /// <summary>The leading group of a unit, who hold accounts.</summary>
    public IEnumerable<string> LeadersOf(string unitId) => capacities.Values.Where(c => c.LedUnits.Contains(unitId)).Select(c => c.PersonId);

    public IEnumerable<string> WithRole(Role role) => capacities.Values.Where(c => c.Has(role)).Select(c => c.PersonId);

    public IEnumerable<Capacity> MembersOf(string unitId) => capacities.Values.Where(c => c.Units.Contains(unitId));

    private static Capacity CapacityOf(Account account, ILookup<string, Post> posts, ILookup<string, AccountRole> roles)
    {
        var mine = posts[account.PersonId].ToList();
        return new Capacity(
            account.PersonId,
            [.. roles[account.UserName].Select(r => r.Role).Distinct()],
            [.. mine.Select(p => p.UnitId).Distinct()],
            [.. mine.Where(p => p.Kind.IsLeading()).Select(p => p.UnitId).Distinct()]);
    }
}

/// <summary>The rows an <see cref="OfficeDirectory"/> is made of.</summary>
public sealed record OfficeRecords(
    IReadOnlyList<Unit> Units, IReadOnlyList<Person> People, IReadOnlyList<Post> Posts,
    IReadOnlyList<Delegation> Delegations, IReadOnlyList<Account> Accounts, IReadOnlyList<AccountRole> AccountRoles);
