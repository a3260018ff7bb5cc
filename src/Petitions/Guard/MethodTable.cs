using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Offices;
using Petitions.Reviews;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Guard;

/// <param name="Reason">Null: it may be used. Else the code of why not.</param>
public sealed record MethodLine(DisposalMethod Method, string? Reason);

/// <param name="NextUnit">Who can have it instead: its superior, else the discipline or higher organ; null when nobody can.</param>
public sealed record ClosedUnit(string Unit, string Reason, string? NextUnit);

/// <param name="Leaders">Before whom it may be brought.</param>
public sealed record MethodsView(IReadOnlyList<MethodLine> Methods, IReadOnlyList<ClosedUnit> Units, IReadOnlyList<string> Leaders, string? NextUnit);

/// <summary>The table of domain.md §10.2 for one case: which method may go where, why not, and who is next.</summary>
public sealed class MethodTable(PetitionsDb db, CaseGuard guard, DirectoryCache directories, ReviewChain reviews, TaskAccess access, OfficeClock clock, IOptions<OfficeOptions> office)
{
    /// <exception cref="NotVisible">No such case for this person, or he is none who routes letters.</exception>
    public async Task<MethodsView> RunAsync(string number, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = Require.Found(await guard.Visible(viewer).AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancellation));
        if (letter.Sealed ? !viewer.IsSealedOfficer && !viewer.SeesOffice : !viewer.SeesOffice && !viewer.SeesIntake)
            throw new NotVisible();
        var facts = await FactsAsync(letter, cancellation);
        var directory = await directories.GetAsync(db, clock, cancellation);
        var closed = directory.Recipients.Select(u => (u.Id, Reason: facts.Closes(DisposalMethod.Refer, u.Id, null))).Where(u => u.Reason is "accused-leads-target" or "accused-in-target");
        var leaders = directory.Everybody.Where(c => (c.Has(Role.SupervisingLeader) || c.Has(Role.PrincipalLeader)) && facts.Closes(DisposalMethod.PresentDirect, null, c.PersonId) is null);
        var own = letter.Sealed ? office.Value.ConfidentialUnit : office.Value.PetitionsUnit;
        return new MethodsView(
            [.. Enum.GetValues<DisposalMethod>().Select(m => new MethodLine(m, facts.Closes(m, m is DisposalMethod.HandleHere ? own : null, null)))],
            [.. closed.Select(u => new ClosedUnit(u.Id, u.Reason!, Next(facts, directory, u.Id)))],
            [.. leaders.Select(c => c.PersonId).Order(StringComparer.Ordinal)],
            facts.OwnHeadAccused ? Next(facts, directory, null) : null);
    }

    public async Task<MethodFacts> FactsAsync(PetitionCase letter, CancellationToken cancellation = default)
    {
        var directory = await directories.GetAsync(db, clock, cancellation);
        var blocked = await guard.BlockedPeopleAsync(letter.Id, cancellation);
        return new MethodFacts(
            letter.Slip?.Class == PetitionClass.Accusation,
            await guard.BlockedUnitsAsync(letter.Id, cancellation),
            await guard.HardBlockedUnitsAsync(letter.Id, cancellation),
            directory.Everybody.Where(c => !blocked.Contains(c.PersonId)).SelectMany(c => c.LedUnits).ToHashSet(),
            directory.Units.Where(u => u.IsOutsideTheLine).Select(u => u.Id).ToHashSet(),
            blocked,
            await OwnHeadAccusedAsync(letter, directory, cancellation),
            await reviews.DecidingUnitsAsync(letter.Id, cancellation));
    }

    /// <exception cref="GuardRefused">The method may not be used so.</exception>
    /// <exception cref="RuleBroken"><c>review-needs-higher-organ</c>, <c>review-must-be-decided</c></exception>
    public async Task RequireAsync(PetitionCase letter, DisposalMethod method, string? unit, string? person, CancellationToken cancellation = default)
    {
        var reason = (await FactsAsync(letter, cancellation)).Closes(method, unit, person);
        if (reason is "accused-leads-own-organ")
            throw new GuardRefused("accused-leads-own-organ", letter.Id, $"{method}:{unit ?? person}");
        Require.That(reason is not MethodFacts.ReviewAbove, "review-needs-higher-organ");
        Require.That(reason is not MethodFacts.ReviewRight, "review-must-be-decided");
        // A reason that does not come of the accused is said by MethodRules.
        if (reason is not (null or "no-action-for-accusation"))
            throw new GuardRefused("recipient-blocked", letter.Id, $"{method}:{unit ?? person}");
    }

    public async Task<DispatchForm> FormAsync(PetitionCase letter, CancellationToken cancellation = default)
    {
        var routing = letter.Routing ?? throw new RuleBroken("letter-not-routed");
        return routing.Method is DisposalMethod.ReferToHead
            ? (await FactsAsync(letter, cancellation)).Form(routing.Method, routing.TargetUnit)
            : MethodRules.Form(routing.Method);
    }

    /// <summary>The organ whose head decides over this office, and the office itself.</summary>
    private async Task<bool> OwnHeadAccusedAsync(PetitionCase letter, OfficeDirectory directory, CancellationToken cancellation)
    {
        var own = directory.Above(office.Value.PetitionsUnit).Prepend(office.Value.PetitionsUnit).ToList();
        var (now, today) = (clock.Now, clock.Today);
        var causes = db.CaseBlocks.Where(b => b.CaseId == letter.Id && b.From <= now && (b.To == null || b.To > now) && b.Reason != BlockReasons.Recusal && b.Reason != BlockReasons.Found);
        return await causes.AnyAsync(b => b.SubjectKind == SubjectKind.Unit
            ? own.Contains(b.SubjectId)
            : db.Posts.Any(p => p.PersonId == b.SubjectId && own.Contains(p.UnitId) && p.Kind == PostKind.Head && p.From <= today && (p.To == null || p.To > today)), cancellation);
    }

    private string? Next(MethodFacts facts, OfficeDirectory directory, string? closed)
    {
        var above = closed is null ? [] : directory.Above(closed).Where(u => directory.Unit(u)?.Kind is not UnitKind.Organ);
        return above.Concat(office.Value.FallbackUnits)
            .FirstOrDefault(u => facts.Closes(DisposalMethod.Refer, u, null) is null && directory.MembersOf(u).Any(m => !facts.BlockedPeople.Contains(m.PersonId)));
    }
}
