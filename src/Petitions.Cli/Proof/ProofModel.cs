using Petitions.Access;
using Petitions.Data.Search;
using Petitions.Guard;
using Petitions.Offices;

namespace Petitions.Cli.Proof;

internal sealed record ProofCase(Guid Id, string Number);

/// <summary>
/// What the proof knows by itself: who was accused of what by which successful act, and who by the facts of the office stands for them.
/// Neither stored blocks nor stored standings are asked.
/// </summary>
internal sealed class ProofModel
{
    private readonly Dictionary<Guid, HashSet<StandingsSubject>> accused = [];
    private readonly HashSet<(Guid Case, string Person)> recused = [];
    private OfficeSnapshot office = new();
    private ProofFacts facts = new(new OfficeSnapshot(), DateOnly.MinValue);

    public List<ProofCase> Cases { get; } = [];

    public OfficeDirectory Directory { get; private set; } = null!;

    public OfficeSnapshot Office => office;

    /// <summary>Who can sign in, in an order that the seed alone decides.</summary>
    public IReadOnlyList<string> Accounts { get; private set; } = [];

    public IEnumerable<Guid> Guarded => accused.Keys;

    public void OfficeIs(OfficeSnapshot snapshot, OfficeDirectory directory)
    {
        (office, Directory) = (snapshot, directory);
        facts = new ProofFacts(snapshot, directory.Day);
        Accounts = [.. directory.Everybody.Select(c => c.PersonId).Order(StringComparer.Ordinal)];
    }

    public bool Blocked(Guid caseId, string person) =>
        recused.Contains((caseId, person)) || (accused.TryGetValue(caseId, out var subjects) && subjects.Any(s => facts.Of(s).People.Contains(person)));

    public bool Closed(Guid caseId, string unit) =>
        accused.TryGetValue(caseId, out var subjects) && subjects.Any(s => facts.Of(s).Units.Contains(unit));

    public bool HardClosed(Guid caseId, string unit) =>
        accused.TryGetValue(caseId, out var subjects) && subjects.Any(s => facts.Of(s).HardUnits.Contains(unit));

    public IReadOnlySet<string> BlockedPeople(Guid caseId)
    {
        var people = recused.Where(r => r.Case == caseId).Select(r => r.Person).ToHashSet();
        if (accused.TryGetValue(caseId, out var subjects))
            people.UnionWith(subjects.SelectMany(s => facts.Of(s).People));
        return people;
    }

    public IReadOnlyList<string> BlockedAccounts(Guid caseId)
    {
        var people = BlockedPeople(caseId);
        return people.Count == 0 ? [] : [.. Accounts.Where(people.Contains)];
    }

    public IReadOnlyList<string> AccusedPeople(Guid caseId) =>
        accused.TryGetValue(caseId, out var subjects) ? [.. subjects.Where(s => s.Kind is SubjectKind.Person).Select(s => s.Id).Order(StringComparer.Ordinal)] : [];

    public void Accuse(Guid caseId, IEnumerable<StandingsSubject> subjects)
    {
        if (!accused.TryGetValue(caseId, out var known))
            accused[caseId] = known = [];
        known.UnionWith(subjects);
        if (known.Count == 0)
            accused.Remove(caseId);
    }

    public void Recuse(Guid caseId, string person) => recused.Add((caseId, person));

    /// <summary>Everybody whom a name may mean, in the directory of now and of ever, written so or only sounding so.</summary>
    public IEnumerable<StandingsSubject> Named(string name) =>
        office.People.Where(p => IsMeant(p.Name, name)).Select(p => p.Id).Concat(office.Names.Where(n => IsMeant(n.Name, name)).Select(n => n.PersonId)).Distinct().Select(StandingsSubject.Person);

    private static bool IsMeant(string theirs, string name) => theirs == name || (theirs.Length == name.Length && Pinyin.Reading(theirs) == Pinyin.Reading(name));

    /// <summary>The viewer as he stands today, with those he stands in for.</summary>
    public Viewer? Viewer(string person) => Directory.ViewerOf(person);
}
