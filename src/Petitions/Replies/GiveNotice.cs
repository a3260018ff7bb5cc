using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Replies;

/// <summary>告知: tells the petitioner within fifteen days what becomes of his matter (条例 art. 23). The office tells where it went, the unit that it took it on.</summary>
public sealed class GiveNotice(
    PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, PetitionerNotices notices, DeadlineBook deadlines, OfficeClock clock)
{
    /// <summary>The office's own people, for a sealed case the sealed officers alone; and the unit that handles it.</summary>
    public static bool IsCompetent(Viewer viewer, PetitionCase letter) =>
        (letter.Sealed ? viewer.IsSealedOfficer : viewer.Self.Has(Role.Clerk) || viewer.Self.Has(Role.OfficeHead))
        || (letter.Routing?.TargetUnit is { } unit && viewer.Self.Units.Contains(unit));

    /// <param name="servedAt">When he had it, where it is told or handed over; null sends a mail, or leaves a paper to be served.</param>
    /// <exception cref="RuleBroken"><c>notice-not-yours</c>, <c>letter-not-open</c>, <c>writer-unknown</c>, <c>reason-needed</c>, <c>served-before-receipt</c>, <c>served-in-future</c>.</exception>
    public Task<string> RunAsync(string number, NoticeKind kind, string text, ReplyChannel? channel, DateTime? servedAt, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var (viewer, letter) = await FindAsync(number, cancellation);
        Require.That(IsCompetent(viewer, letter), "notice-not-yours");
        Require.That(kind != NoticeKind.Extension, "notice-kind");
        Require.That(!string.IsNullOrWhiteSpace(text), "reason-needed");
        var petitioner = await db.Petitioners.FindAsync([letter.Id], cancellation) ?? throw new RuleBroken("letter-not-open");
        Require.That(petitioner.CanBeReached, "writer-unknown");
        var notice = await notices.IssueAsync(letter, kind, text.Trim(), null, viewer.PersonId, cancellation);
        if (channel is { } way && servedAt is { } at)
            notice.Serve(way, RequireServedAt(letter, at));
        await MeetAsync(notice, cancellation);
        return notice.Number;
    }, cancellation);

    /// <summary>A paper has reached the petitioner.</summary>
    /// <exception cref="RuleBroken"><c>notice-not-yours</c>, <c>notice-served</c>, <c>served-before-receipt</c>, <c>served-in-future</c>.</exception>
    public Task ServeAsync(string number, Guid id, ReplyChannel channel, DateTime servedAt, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var (viewer, letter) = await FindAsync(number, cancellation);
        Require.That(IsCompetent(viewer, letter), "notice-not-yours");
        var notice = Require.Found(await db.PetitionerNotices.SingleOrDefaultAsync(n => n.Id == id && n.CaseId == letter.Id, cancellation));
        Require.That(notice.ServedAt is null, "notice-served");
        notice.Serve(channel, RequireServedAt(letter, servedAt));
        await MeetAsync(notice, cancellation);
    }, cancellation);

    private async Task MeetAsync(PetitionerNotice notice, CancellationToken cancellation)
    {
        if (notice.Kind != NoticeKind.Extension && notice.ServedAt is { } at)
            await deadlines.MeetAsync(notice.CaseId, DeadlineBook.Notice, at, cancellation);
    }

    private DateTime RequireServedAt(PetitionCase letter, DateTime at)
    {
        var utc = at.ToUniversalTime();
        Require.That(utc >= letter.Receipt.ReceivedAt, "served-before-receipt");
        Require.That(utc <= clock.Now, "served-in-future");
        return utc;
    }

    private async Task<(Viewer Viewer, PetitionCase Case)> FindAsync(string number, CancellationToken cancellation)
    {
        var viewer = await access.ViewerAsync(cancellation);
        return (viewer, Require.Found(await guard.Visible(viewer).SingleOrDefaultAsync(c => c.Number == number, cancellation)));
    }
}
