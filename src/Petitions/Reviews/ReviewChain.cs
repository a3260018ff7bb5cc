using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Offices;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Reviews;

/// <summary>What a review follows from: the cases before it, the units that answered them and who worked on them.</summary>
public sealed class ReviewChain(PetitionsDb db, CaseGuard guard, DirectoryCache directories, OfficeClock clock, IOptions<OfficeOptions> office)
{
    private static readonly string[] Investigating = ["handle", "signOff"];

    /// <summary>Null where the case is no review. Else the units that may decide it: none that answered before, nor any below it (条例 art. 35, 36: 上一级).</summary>
    public async Task<IReadOnlySet<string>?> DecidingUnitsAsync(Guid caseId, CancellationToken cancellation = default)
    {
        var earlier = await EarlierAsync(caseId, cancellation);
        if (earlier.Count == 0)
            return null;
        var answered = (await db.Cases.Where(c => earlier.Contains(c.Id)).Select(c => c.Routing!.TargetUnit).ToListAsync(cancellation)).OfType<string>().ToHashSet();
        var directory = await directories.GetAsync(db, clock, cancellation);
        var above = answered.SelectMany(directory.Above).ToHashSet();
        // The petitions office acts for the organ it belongs to; the higher organ is above everybody here.
        return directory.Recipients
            .Where(u => above.Contains(u.Id) || u.Id == office.Value.PetitionsUnit || u.Kind == UnitKind.HigherOrgan)
            .Where(u => !answered.Contains(u.Id) && !directory.Above(u.Id).Any(answered.Contains))
            .Select(u => u.Id).ToHashSet();
    }

    /// <summary>Whoever handled or signed what is reviewed: others have to look at it now (art. 28).</summary>
    public async Task<IReadOnlySet<string>> InvestigatorsAsync(Guid caseId, CancellationToken cancellation = default)
    {
        var earlier = await EarlierAsync(caseId, cancellation);
        return earlier.Count == 0 ? new HashSet<string>()
            : (await db.Steps.Where(s => earlier.Contains(s.CaseId) && Investigating.Contains(s.Step) && s.PersonId != null).Select(s => s.PersonId!).ToListAsync(cancellation)).ToHashSet();
    }

    /// <exception cref="RuleBroken"><c>review-needs-others</c></exception>
    internal async Task RequireOtherAsync(StepContext context) =>
        Require.That(context.PersonId is not { } person || !(await InvestigatorsAsync(context.Case.Id, context.Cancellation)).Contains(person), "review-needs-others");

    /// <summary>Whoever reviews an answer reads the case it was given in; not where that is closed to him.</summary>
    internal async Task ShareAsync(Guid caseId, string unit, bool headsOnly, CancellationToken cancellation)
    {
        foreach (var earlier in await EarlierAsync(caseId, cancellation))
            if (!(await guard.BlockedUnitsAsync(earlier, cancellation)).Contains(unit))
                db.CaseParties.Add(new CaseParty { CaseId = earlier, UnitId = unit, HeadsOnly = headsOnly, From = clock.Now });
    }

    private async Task<List<Guid>> EarlierAsync(Guid caseId, CancellationToken cancellation)
    {
        var earlier = new List<Guid>();
        for (var review = await db.Reviews.FindAsync([caseId], cancellation); review is not null; review = await db.Reviews.FindAsync([review.OfCaseId], cancellation))
            earlier.Add(review.OfCaseId);
        return earlier;
    }
}
