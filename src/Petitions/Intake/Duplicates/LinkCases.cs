using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Intake.Duplicates;

/// <summary>
/// Says that two letters belong together: related, repeated, a duplicate, or handled together. Merging makes the people to whom
/// either is closed the same for both. Neither letter loses its number, its clocks or its answer (L-22).
/// </summary>
public sealed class LinkCases(PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, BlockUnion union, CaseLinks links)
{
    /// <exception cref="NotVisible">Either case is not there for this person.</exception>
    /// <exception cref="RuleBroken"><c>link-with-itself</c>, <c>linked-already</c>, <c>link-not-yours</c>, <c>link-of-review</c></exception>
    public Task<CaseLink> RunAsync(string number, string other, LinkKind kind, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        Require.That(number != other, "link-with-itself");
        Require.That(kind != LinkKind.Review, "link-of-review");
        var (one, two) = (await FindAsync(viewer, number, cancellation), await FindAsync(viewer, other, cancellation));
        Require.That(viewer.SeesIntake, "link-not-yours");
        Require.That(!await db.CaseLinks.AnyAsync(l => l.UndoneAt == null && l.Kind == kind && ((l.CaseId == one.Id && l.OtherId == two.Id) || (l.CaseId == two.Id && l.OtherId == one.Id)), cancellation), "linked-already");
        var link = links.Add(one.Id, two.Id, kind, "by-hand");
        if (kind == LinkKind.Merged)
            await union.SpreadAsync(one.Id, cancellation);
        return link;
    }, cancellation);

    private async Task<PetitionCase> FindAsync(Access.Viewer viewer, string number, CancellationToken cancellation) =>
        Require.Found(await guard.Visible(viewer).SingleOrDefaultAsync(c => c.Number == number, cancellation));
}
