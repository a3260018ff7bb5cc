using Petitions.Access;
using Petitions.Cases;
using Petitions.Data.Search;
using Petitions.Guard;
using Petitions.Offices;

namespace Petitions.Cli.Proof;

internal sealed record ProofCase(Guid Id, string Number, string? Title = null);

/// <summary>
/// What the proof knows by itself: who was accused of what by which successful act, and who by the facts of the office stands for them.
/// Neither stored blocks nor stored standings are asked.
/// </summary>
internal sealed class ProofModel
{
    // By case, and there by what accuses them: a person, a description, a unit, another case.
    private readonly Dictionary<Guid, Dictionary<string, HashSet<StandingsSubject>>> accused = [];
    private readonly Dictionary<Guid, HashSet<string>> found = [];
    private readonly HashSet<(Guid Case, string Person)> recused = [];
    private readonly HashSet<(Guid One, Guid Other)> merged = [];
    private readonly HashSet<Guid> linked = [];
    private OfficeSnapshot office = new();
    private ProofFacts facts = new(new OfficeSnapshot(), DateOnly.MinValue);

    public List<ProofCase> Cases { get; } = [];

    public OfficeDirectory Directory { get; private set; } = null!;

    public OfficeSnapshot Office => office;

    /// <summary>Who can sign in, in an order that the seed alone decides.</summary>
    public IReadOnlyList<string> Accounts { get; private set; } = [];

    public IEnumerable<Guid> Guarded => accused.Where(a => a.Value.Count > 0).Select(a => a.Key);

    /// <summary>Who was granted today, by another than himself, to know who wrote.</summary>
    public HashSet<(Guid Case, string Person)> MayKnow { get; } = [];

    public void OfficeIs(OfficeSnapshot snapshot, OfficeDirectory directory)
    {
        (office, Directory) = (snapshot, directory);
        facts = new ProofFacts(snapshot, directory.Day);
        Accounts = [.. directory.Everybody.Select(c => c.PersonId).Order(StringComparer.Ordinal)];
    }

    public bool Blocked(Guid caseId, string person) =>
        recused.Contains((caseId, person)) || IsFound(caseId, person) || Subjects(caseId).Any(s => facts.Of(s).People.Contains(person));

    public bool Closed(Guid caseId, string unit) => Subjects(caseId).Any(s => facts.Of(s).Units.Contains(unit));

    public bool HardClosed(Guid caseId, string unit) => Subjects(caseId).Any(s => facts.Of(s).HardUnits.Contains(unit));

    public IReadOnlySet<string> BlockedPeople(Guid caseId)
    {
        var people = recused.Where(r => r.Case == caseId).Select(r => r.Person).ToHashSet();
        people.UnionWith(found.GetValueOrDefault(caseId) ?? []);
        people.UnionWith(Subjects(caseId).SelectMany(s => facts.Of(s).People));
        return people;
    }

    public IReadOnlyList<string> BlockedAccounts(Guid caseId)
    {
        var people = BlockedPeople(caseId);
        return people.Count == 0 ? [] : [.. Accounts.Where(people.Contains)];
    }

    public IReadOnlyList<string> AccusedPeople(Guid caseId) => [.. Subjects(caseId).Where(s => s.Kind is SubjectKind.Person).Select(s => s.Id).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether names stand in it that nobody has judged: then who acts for them is kept out too, and the model knows them only.</summary>
    public bool HasFinds(Guid caseId) => found.ContainsKey(caseId);

    /// <summary>Whether it was never tied to another case: what is taken back in it is taken back in no other.</summary>
    public bool StandsAlone(Guid caseId) => !linked.Contains(caseId);

    public void Accuse(Guid caseId, string person) => Accuse(caseId, CauseOf(person, null), [StandingsSubject.Person(person)]);

    /// <summary>Whom a description may mean is settled when it is entered.</summary>
    public void Describe(Guid caseId, string name) => Accuse(caseId, CauseOf(null, name), Named(name));

    public void AccuseUnit(Guid caseId, string unit) => Accuse(caseId, $"unit {unit}", [StandingsSubject.Unit(unit)]);

    public static string CauseOf(string? person, string? description) => person is not null ? $"person {person}" : $"described {description}";

    public void Release(Guid caseId, string cause) => accused.GetValueOrDefault(caseId)?.Remove(cause);

    public void Resolve(Guid caseId, string cause, IEnumerable<StandingsSubject> meant) => accused[caseId][cause] = [.. meant];

    public void Recuse(Guid caseId, string person)
    {
        recused.Add((caseId, person));
        Spread();
    }

    public void EndRecusal(Guid caseId, string person) => recused.Remove((caseId, person));

    /// <summary>A letter came in; whoever stands in its words is kept from it until somebody has read whom it means.</summary>
    public void Add(PetitionCase letter, string? title)
    {
        Cases.Add(new ProofCase(letter.Id, letter.Number, title));
        var people = office.People.Select(p => (p.Id, p.Name)).Concat(office.Names.Select(n => (n.PersonId, n.Name))).Where(n => title?.Contains(n.Item2, StringComparison.Ordinal) == true).Select(n => n.Item1).ToHashSet();
        if (people.Count > 0)
            found[letter.Id] = people;
    }

    public void Judge(Guid caseId) => found.Remove(caseId);

    public void Merge(Guid one, Guid other)
    {
        merged.Add((one, other));
        linked.UnionWith([one, other]);
        Spread();
    }

    public void Part(Guid one, Guid other) => merged.Remove((one, other));

    /// <summary>A review is closed to whom the reviewed case is closed to, and goes its own way from there.</summary>
    public void TakeOver(Guid from, Guid review)
    {
        linked.UnionWith([from, review]);
        Copy(from, review);
    }

    private void Accuse(Guid caseId, string cause, IEnumerable<StandingsSubject> subjects)
    {
        if (!accused.TryGetValue(caseId, out var known))
            accused[caseId] = known = [];
        known.TryAdd(cause, [.. subjects]);
        Spread();
    }

    // Cases handled together are closed to the same people, over however many links.
    private void Spread()
    {
        for (var more = true; more;)
        {
            more = false;
            foreach (var (one, other) in merged)
                more |= Copy(one, other) | Copy(other, one);
        }
    }

    private bool Copy(Guid from, Guid to)
    {
        var (theirs, mine) = (Subjects(from).ToHashSet(), Subjects(to).ToHashSet());
        theirs.ExceptWith(mine);
        var away = recused.Where(r => r.Case == from && !recused.Contains((to, r.Person))).Select(r => (to, r.Person)).ToList();
        recused.UnionWith(away);
        if (theirs.Count == 0)
            return away.Count > 0;
        if (!accused.TryGetValue(to, out var causes))
            accused[to] = causes = [];
        causes.TryAdd("taken over", []);
        causes["taken over"].UnionWith(theirs);
        return true;
    }

    private IEnumerable<StandingsSubject> Subjects(Guid caseId) => accused.TryGetValue(caseId, out var causes) ? causes.Values.SelectMany(s => s) : [];

    private bool IsFound(Guid caseId, string person) => found.TryGetValue(caseId, out var people) && people.Contains(person);

    /// <summary>Everybody whom a name may mean, in the directory of now and of ever, written so or only sounding so.</summary>
    private IEnumerable<StandingsSubject> Named(string name) =>
        office.People.Where(p => IsMeant(p.Name, name)).Select(p => p.Id).Concat(office.Names.Where(n => IsMeant(n.Name, name)).Select(n => n.PersonId)).Distinct().Select(StandingsSubject.Person);

    private static bool IsMeant(string theirs, string name) => theirs == name || (theirs.Length == name.Length && Pinyin.Reading(theirs) == Pinyin.Reading(name));

    /// <summary>The viewer as he stands today, with those he stands in for.</summary>
    public Viewer? Viewer(string person) => Directory.ViewerOf(person);
}
