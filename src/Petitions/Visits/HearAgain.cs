using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits;

/// <summary>What a visitor said who came again, and what he was told; whoever works on his case learns that he was here.</summary>
public sealed class HearAgain(
    PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, StageRecipients recipients, Notices notices, JournalWriter journal, OfficeClock clock)
{
    public const int LongestText = 20_000;

    /// <exception cref="NotVisible">I have not called this visit, or its case is not there for me any more.</exception>
    /// <exception cref="RuleBroken"><c>visit-again-needs-words</c>, <c>visit-again-at-step</c>: the desk still has a step of this case to do, which is where he is heard.</exception>
    public Task RunAsync(Guid visitId, string? said, string? told, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var visible = guard.Visible(viewer);
        var visit = Require.Found(await db.Visits.SingleOrDefaultAsync(
            v => v.Id == visitId && v.IsLater && v.State == VisitState.Called && v.CalledBy == viewer.PersonId && visible.Any(c => c.Id == v.CaseId), cancellation));
        Require.That(IsText(said) && IsText(told), "visit-again-needs-words", LongestText);
        Require.That(!await db.Tasks.AnyAsync(t => t.CaseId == visit.CaseId && t.State == TaskState.Open && t.ClaimedBy == viewer.PersonId, cancellation), "visit-again-at-step");
        visit.Heard(said!.Trim(), told!.Trim(), viewer.PersonId, clock.Now);
        journal.Write("visit.heard-again", visit.CaseId, new { visit.Day, visit.Ticket });
        var holders = await recipients.OfAsync(visit.CaseId, [Deadlines.Recipient.Holder], cancellation);
        await notices.AddAsync(visit.CaseId, "visitor-again", holders.Where(p => p != viewer.PersonId), $"visit:{visit.Id}", cancellation);
    }, cancellation);

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText;
}
