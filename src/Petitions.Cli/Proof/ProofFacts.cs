using Petitions.Guard;
using Petitions.Offices;

namespace Petitions.Cli.Proof;

/// <summary>
/// Who stands for whom on one day, by the definition read aloud (design §4): sets of one day, no intervals, no stored rows, nothing
/// shared with the computation that is proved.
/// </summary>
internal sealed class ProofFacts(OfficeSnapshot office, DateOnly day)
{
    private readonly Dictionary<StandingsSubject, Standing> known = [];
    private readonly Dictionary<string, Unit> units = office.Units.ToDictionary(unit => unit.Id);
    private readonly List<Post> posts = [.. office.Posts.Where(p => p.HoldsOn(day) && office.Units.Any(u => u.Id == p.UnitId && u.HoldsOn(day)))];

    /// <param name="People">Who may not have a case that accuses the subject.</param>
    /// <param name="Units">Whose inbox it may not be sent to.</param>
    /// <param name="HardUnits">Those of them that may not even keep it: their inbox is the accused's own.</param>
    internal sealed record Standing(IReadOnlySet<string> People, IReadOnlySet<string> Units, IReadOnlySet<string> HardUnits);

    public Standing Of(StandingsSubject subject)
    {
        if (!known.TryGetValue(subject, out var found))
            known[subject] = found = subject.Kind is SubjectKind.Person ? ForPerson(subject.Id) : ForUnit(subject.Id);
        return found;
    }

    private Standing ForPerson(string accused)
    {
        var people = Follow(accused, d => (d.FromPersonId, d.ToPersonId));
        var hats = Follow(accused, d => (d.ToPersonId, d.FromPersonId));
        people.UnionWith(hats);
        people.UnionWith(office.Secretaryships.Where(s => s.LeaderId == accused && s.HoldsOn(day)).Select(s => s.SecretaryId));
        people.UnionWith(office.Kinships.Where(k => k.HoldsOn(day) && k.PersonId == accused).Select(k => k.RelativeId));
        people.UnionWith(office.Kinships.Where(k => k.HoldsOn(day) && k.RelativeId == accused).Select(k => k.PersonId));
        var (inboxes, hard) = (new HashSet<string>(), new HashSet<string>());
        foreach (var boss in posts.Where(p => hats.Contains(p.PersonId)))
        {
            (boss.Kind.IsLeading() ? hard : inboxes).Add(boss.UnitId);
            people.UnionWith(posts.Where(p => p.UnitId == boss.UnitId && AnswersInUnit(p, boss)).Select(p => p.PersonId));
            if (LeadsBelow(boss))
                Command(Below(boss.UnitId));
        }
        foreach (var portfolio in office.Portfolios.Where(p => hats.Contains(p.LeaderId) && p.HoldsOn(day) && units.ContainsKey(p.UnitId)))
            Command(Below(portfolio.UnitId).Append(portfolio.UnitId));
        return new(people, inboxes.Union(hard).ToHashSet(), hard);

        void Command(IEnumerable<string> led)
        {
            var alive = led.Where(u => units[u].HoldsOn(day)).ToHashSet();
            hard.UnionWith(alive);
            people.UnionWith(posts.Where(p => alive.Contains(p.UnitId)).Select(p => p.PersonId));
        }
    }

    private Standing ForUnit(string accused)
    {
        var below = Below(accused).ToHashSet();
        var leaders = posts.Where(p => p.UnitId == accused && p.Kind.IsLeading()).Select(p => p.PersonId).ToHashSet();
        var people = leaders.SelectMany(leader => Follow(leader, d => (d.FromPersonId, d.ToPersonId))).ToHashSet();
        people.UnionWith(office.Secretaryships.Where(s => leaders.Contains(s.LeaderId) && s.HoldsOn(day)).Select(s => s.SecretaryId));
        people.UnionWith(posts.Where(p => p.UnitId == accused || (below.Contains(p.UnitId) && p.Kind.IsFirst())).Select(p => p.PersonId));
        HashSet<string> inboxes = [accused, .. below.Where(u => units[u].HoldsOn(day))];
        return new(people, inboxes, inboxes);
    }

    private HashSet<string> Follow(string start, Func<Delegation, (string From, string To)> direction)
    {
        var links = office.Delegations.Where(d => d.HoldsOn(day)).Select(direction).ToLookup(d => d.From, d => d.To);
        var seen = new HashSet<string> { start };
        var open = new Stack<string>([start]);
        while (open.TryPop(out var here))
            foreach (var next in links[here].Where(seen.Add))
                open.Push(next);
        return seen;
    }

    private IEnumerable<string> Below(string unit) => office.Units.Where(u => u.Id != unit && IsBelow(u, unit)).Select(u => u.Id);

    private bool IsBelow(Unit unit, string above)
    {
        for (var steps = 0; steps <= units.Count && !unit.IsOutsideTheLine && unit.ParentId is not null; steps++)
        {
            if (unit.ParentId == above)
                return true;
            if (!units.TryGetValue(unit.ParentId, out unit!))
                return false;
        }
        return false;
    }

    private bool AnswersInUnit(Post post, Post boss) =>
        boss.Kind.IsFirst() ? !post.Kind.IsFirst()
        : boss.Kind.IsLeading() ? post.Kind is PostKind.Member
        : post.Kind is PostKind.Member && units[post.UnitId].Kind is UnitKind.Section;

    private bool LeadsBelow(Post post) => post.Kind.IsFirst() || (post.Kind.IsLeading() && units[post.UnitId].Kind is not UnitKind.Organ);
}
