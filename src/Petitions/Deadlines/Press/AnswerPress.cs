using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Dispatch;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Deadlines.Press;

/// <summary>The pressed unit answers in writing; a supervision's clock is met when no other waits for its answer.</summary>
public sealed class AnswerPress(
    PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, DeadlineBook book, Notices notices, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="RuleBroken"><c>press-not-yours</c>: the pressed unit answers; <c>press-answered</c>, <c>reason-needed</c>.</exception>
    public Task RunAsync(string number, Guid id, string text, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = Require.Found(await guard.Visible(viewer).SingleOrDefaultAsync(c => c.Number == number, cancellation));
        var press = Require.Found(await db.PressLetters.SingleOrDefaultAsync(p => p.Id == id && p.CaseId == letter.Id, cancellation));
        Require.That(viewer.Self.Units.Contains(press.TargetUnit), "press-not-yours");
        Require.That(press.AnsweredAt is null, "press-answered");
        Require.That(!string.IsNullOrWhiteSpace(text), "reason-needed");
        press.TakeAnswer(text.Trim(), viewer.PersonId, clock.Now);
        if (press.Kind == PressKind.Supervise && !await db.PressLetters.AnyAsync(p => p.CaseId == letter.Id && p.Id != id && p.Kind == PressKind.Supervise && p.AnsweredAt == null, cancellation))
            await book.MeetAsync(letter.Id, DeadlineBook.Supervision, cancellation);
        await notices.AddAsync(letter.Id, "press:answered", [press.IssuedBy], $"press:{id}:answered", cancellation);
        journal.Write("press.answered", letter.Id, new { press.Number });
    }, cancellation);
}
