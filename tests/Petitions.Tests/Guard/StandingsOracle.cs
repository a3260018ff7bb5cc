using Petitions.Guard;
using Petitions.Offices;

namespace Petitions.Tests.Guard;

/// <summary>
/// The definition read aloud, for one day and one pair: no intervals, no indexes, nothing shared with the computation
/// under test.
/// </summary>
internal sealed class StandingsOracle(OfficeSnapshot office, DateOnly day)
{
    private readonly Dictionary<string, Unit> units = office.Units.ToDictionary(unit => unit.Id);
    private readonly List<Post> posts =
    [
        .. office.Posts.Where(p => Now(p.From, p.To, day)
            && office.Units.Any(u => u.Id == p.UnitId && Now(u.From, u.To, day))),
    ];

    private readonly HashSet<(string From, string To)> acts = Closure(office, day);

    public IEnumerable<StandingRelation> OfPerson(string x, StandingsSubject subject) =>
        subject.Kind is SubjectKind.Person ? ForAccused(x, subject.Id) : ForAccusedUnit(x, subject.Id);

    public IEnumerable<StandingRelation> OfUnit(string unit, StandingsSubject subject) =>
        subject.Kind is SubjectKind.Person ? InboxForAccused(unit, subject.Id) : InboxForAccusedUnit(unit, subject.Id);

    private IEnumerable<StandingRelation> ForAccused(string x, string p)
    {
        if (x == p)
        {
            yield return StandingRelation.Self;
            yield break;
        }

        var hats = Hats(p);
        var mine = posts.Where(post => post.PersonId == x).ToList();
        if (acts.Contains((p, x)))
            yield return StandingRelation.Delegate;
        if (acts.Contains((x, p)))
            yield return StandingRelation.DelegatedBy;
        if (office.Secretaryships.Any(s => s.SecretaryId == x && s.LeaderId == p && Now(s.From, s.To, day)))
            yield return StandingRelation.Secretary;
        if (office.Kinships.Any(k => Now(k.From, k.To, day)
            && ((k.PersonId == x && k.RelativeId == p) || (k.PersonId == p && k.RelativeId == x))))
            yield return StandingRelation.Kin;
        if (posts.Any(boss => hats.Contains(boss.PersonId) && mine.Exists(post => AnswersTo(post, boss))))
            yield return StandingRelation.CommandLine;
        if (mine.Exists(post => InPortfolio(post.UnitId, hats)))
            yield return StandingRelation.PortfolioLine;
        if (mine.Exists(post => post.Kind is PostKind.Member && units[post.UnitId].Kind is UnitKind.Section
            && posts.Any(o => hats.Contains(o.PersonId) && o.UnitId == post.UnitId && o.Kind is PostKind.Member)))
            yield return StandingRelation.Colleague;
    }

    private IEnumerable<StandingRelation> ForAccusedUnit(string x, string u)
    {
        var leaders = posts.Where(post => post.UnitId == u && post.Kind is not PostKind.Member)
            .Select(post => post.PersonId).ToHashSet();
        if (leaders.Contains(x))
            yield return StandingRelation.LeadingGroup;
        if (leaders.Any(leader => leader != x && acts.Contains((leader, x))))
            yield return StandingRelation.Delegate;
        if (office.Secretaryships.Any(s => s.SecretaryId == x && leaders.Contains(s.LeaderId) && Now(s.From, s.To, day)))
            yield return StandingRelation.Secretary;
        if (posts.Exists(post => post.PersonId == x && post.UnitId == u && post.Kind is PostKind.Member))
            yield return StandingRelation.UnitMember;
        if (posts.Exists(post => post.PersonId == x && IsFirst(post.Kind) && IsBelow(post.UnitId, u)))
            yield return StandingRelation.UnitBelowHead;
    }

    private IEnumerable<StandingRelation> InboxForAccused(string unit, string p)
    {
        if (!Now(units[unit].From, units[unit].To, day))
            yield break;
        var hats = Hats(p);
        var held = posts.Where(post => hats.Contains(post.PersonId)).ToList();
        if (held.Exists(post => post.UnitId == unit && post.Kind is not PostKind.Member))
            yield return StandingRelation.LeadingGroup;
        if (held.Exists(post => post.UnitId == unit && post.Kind is PostKind.Member))
            yield return StandingRelation.UnitMember;
        if (held.Exists(post => IsBelow(unit, post.UnitId) && LeadsBelow(post)))
            yield return StandingRelation.CommandLine;
        if (InPortfolio(unit, hats))
            yield return StandingRelation.PortfolioLine;
    }

    private IEnumerable<StandingRelation> InboxForAccusedUnit(string unit, string u)
    {
        if (unit == u)
            yield return StandingRelation.Self;
        else if (IsBelow(unit, u) && Now(units[unit].From, units[unit].To, day))
            yield return StandingRelation.UnitBelow;
    }

    private bool AnswersTo(Post post, Post boss)
    {
        if (post.UnitId != boss.UnitId)
            return IsBelow(post.UnitId, boss.UnitId) && LeadsBelow(boss);
        return IsFirst(boss.Kind)
            ? !IsFirst(post.Kind)
            : boss.Kind is not PostKind.Member && post.Kind is PostKind.Member;
    }

    private bool LeadsBelow(Post post) =>
        IsFirst(post.Kind) || (post.Kind is not PostKind.Member && units[post.UnitId].Kind is not UnitKind.Organ);

    private bool InPortfolio(string unit, HashSet<string> leaders) =>
        office.Portfolios.Any(p => leaders.Contains(p.LeaderId) && Now(p.From, p.To, day)
            && (p.UnitId == unit || IsBelow(unit, p.UnitId)));

    private bool IsBelow(string unit, string above)
    {
        var at = units[unit];
        for (var steps = 0; steps <= units.Count; steps++)
        {
            if (at.Kind is UnitKind.DisciplineOrgan or UnitKind.HigherOrgan or UnitKind.Outside || at.ParentId is null)
                return false;
            if (at.ParentId == above)
                return unit != above;
            at = units[at.ParentId];
        }

        return false;
    }

    private HashSet<string> Hats(string p) =>
        [p, .. office.People.Select(x => x.Id).Where(x => acts.Contains((x, p)))];

    private static HashSet<(string From, string To)> Closure(OfficeSnapshot office, DateOnly day)
    {
        var pairs = office.Delegations.Where(d => Now(d.From, d.To, day))
            .Select(d => (From: d.FromPersonId, To: d.ToPersonId)).ToHashSet();
        while (true)
        {
            var more = (from a in pairs from b in pairs where a.To == b.From select (a.From, b.To)).Except(pairs).ToList();
            if (more.Count == 0)
                return pairs;
            pairs.UnionWith(more);
        }
    }

    private static bool IsFirst(PostKind kind) => kind is PostKind.Head or PostKind.PartySecretary;

    private static bool Now(DateOnly from, DateOnly? to, DateOnly day) => from <= day && (to is null || day < to);
}
