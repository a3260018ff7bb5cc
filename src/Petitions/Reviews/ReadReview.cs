using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Reviews;

/// <param name="Level">Null where this case is no review.</param>
/// <param name="Of">The case that is reviewed, where the reader may see it.</param>
/// <param name="Next">What may be asked for now, by whoever reads; null where nothing may.</param>
public sealed record ReviewView(string Number, ReviewLevel? Level, string? Of, string? Grounds, ReviewRight? Next);

/// <summary>What a case reviews, and whether a review of it can be registered.</summary>
public sealed class ReadReview(PetitionsDb db, TaskAccess access, CaseGuard guard, ReviewRights rights)
{
    /// <exception cref="NotVisible">No such case for this person.</exception>
    public async Task<ReviewView> RunAsync(string number, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var visible = guard.Visible(viewer).AsNoTracking();
        var letter = Require.Found(await visible.SingleOrDefaultAsync(c => c.Number == number, cancellation));
        var review = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.CaseId == letter.Id, cancellation);
        var of = review is null ? null : await visible.Where(c => c.Id == review.OfCaseId).Select(c => c.Number).SingleOrDefaultAsync(cancellation);
        return new ReviewView(number, review?.Level, of, review?.Grounds, RequestReview.IsCompetent(viewer, letter) ? await NextAsync(letter, cancellation) : null);
    }

    private async Task<ReviewRight?> NextAsync(Cases.PetitionCase letter, CancellationToken cancellation)
    {
        try
        {
            return await rights.OfAsync(letter, cancellation);
        }
        catch (RuleBroken)
        {
            return null;
        }
    }
}
