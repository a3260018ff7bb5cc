using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Guard.Identities;
using Petitions.Intake.Duplicates;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Reviews;

/// <param name="RequestedAt">When the petitioner asked; now, if not given.</param>
/// <param name="Grounds">What he does not accept, and why.</param>
public sealed record ReviewRequest(string Grounds, DateTimeOffset? RequestedAt = null, Channel Channel = Channel.Post);

/// <summary>
/// 申请复查、复核 (条例 art. 35, 36): within thirty days of having the written answer the petitioner asks the next level to look again. It is
/// registered as a case of its own, closed to the same people, linked to what it reviews; after 复核 there is no further one.
/// </summary>
public sealed class RequestReview(
    PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, ReceiveLetter receive, WriterIdentities identities, CaseLinks links,
    ReviewRights rights, TaskOpener tasks, DeadlineBook deadlines, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="NotVisible">No such case for this person.</exception>
    /// <exception cref="RuleBroken">
    /// <c>review-not-yours</c>, <c>review-needs-grounds</c>, <c>review-not-for-accusation</c>, <c>review-needs-answer</c>, <c>review-ended</c>,
    /// <c>review-asked</c>, <c>served-in-future</c>, <c>review-before-answer</c>, <c>review-late</c>
    /// </exception>
    public Task<PetitionCase> RunAsync(string number, ReviewRequest request, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = Require.Found(await guard.Visible(viewer).SingleOrDefaultAsync(c => c.Number == number, cancellation));
        Require.That(IsCompetent(viewer, letter), "review-not-yours");
        Require.That(!string.IsNullOrWhiteSpace(request.Grounds), "review-needs-grounds");
        var requestedAt = (request.RequestedAt ?? new DateTimeOffset(clock.Now, TimeSpan.Zero)).UtcDateTime;
        var right = await rights.OfAsync(letter, cancellation);
        RequireInTime(right, requestedAt);
        var level = right.Level;
        var review = await receive.RunAsync(new LetterReceived
        {
            Channel = request.Channel,
            ReceivedAt = requestedAt,
            Opened = true,
            Title = $"{(level == ReviewLevel.Review ? "申请复查" : "申请复核")}：{letter.Registration!.Title}",
            Petitioner = await identities.FormAsync(letter, cancellation),
            SubjectCode = letter.Registration.SubjectCode,
            PurposeCode = letter.Registration.PurposeCode,
            Place = letter.Registration.Place,
        }, cancellation);
        db.Reviews.Add(new Review
        {
            CaseId = review.Id,
            OfCaseId = letter.Id,
            Level = level,
            Grounds = request.Grounds.Trim(),
            RequestedAt = requestedAt,
            RegisteredBy = viewer.PersonId,
        });
        await CloseToTheSameAsync(letter, review, cancellation);
        links.Add(review.Id, letter.Id, LinkKind.Review, level == ReviewLevel.Review ? "review" : "rereview");
        journal.Write("review.requested", letter.Id, new { review.Number, level });
        await deadlines.StartAsync(review, DeadlineBook.Handling, cancellation);
        return review;
    }, cancellation);

    public static bool IsCompetent(Viewer viewer, PetitionCase letter) => letter.Sealed
        ? viewer.IsSealedOfficer
        : viewer.Self.Has(Role.Clerk) || viewer.Self.Has(Role.Receptionist) || viewer.Self.Has(Role.OfficeHead);

    private void RequireInTime(ReviewRight right, DateTime requestedAt)
    {
        Require.That(requestedAt <= clock.Now, "served-in-future");
        Require.That(requestedAt >= right.ServedAt, "review-before-answer");
        Require.That(right.LastDay is not { } last || clock.DateOf(requestedAt) <= last, "review-late", right.LastDay!);
    }

    // What was taken over is not let go when the review is read.
    private async Task CloseToTheSameAsync(PetitionCase letter, PetitionCase review, CancellationToken cancellation)
    {
        var now = clock.Now;
        var blocks = await db.CaseBlocks.Where(b => b.CaseId == letter.Id && b.Reason != BlockReasons.Found && (b.To == null || b.To > now)).ToListAsync(cancellation);
        foreach (var (kind, subject, level) in blocks.Select(b => (b.SubjectKind, b.SubjectId, b.Level)).Distinct())
            db.CaseBlocks.Add(CaseBlock.TakenOver(review.Id, kind, subject, level, now));
        if (letter.Sealed)
            review.SealAsMerged();
        if (letter.Sealed || blocks.Count > 0)
            await tasks.ReassessAsync(review, cancellation: cancellation);
    }
}
