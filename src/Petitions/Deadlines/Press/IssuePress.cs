using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Petitions.Data;
using Petitions.Deadlines.Changes;
using Petitions.Dispatch;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Offices;
using Petitions.Rules;

namespace Petitions.Deadlines.Press;

/// <summary>Issues a 催办函 or 督办函 from an overdue clock to the unit that handles the case. The guard tests the unit as any recipient.</summary>
public sealed class IssuePress(
    PetitionsDb db, Transactions transactions, DeadlineAccess access, DeadlineBook book, CaseGuard guard, Books books, UnitMail mail, StageRecipients recipients,
    Notices notices, JournalWriter journal, OfficeClock clock, IOptions<OfficeOptions> office)
{
    /// <returns>The letter's number.</returns>
    /// <exception cref="RuleBroken">
    /// <c>clock-not-yours</c>: a supervision is the office head's or a leader's; <c>clock-not-overdue</c>, <c>press-no-unit</c>,
    /// <c>reason-needed</c>, or the guard refuses the unit.
    /// </exception>
    public Task<string> RunAsync(string number, Guid id, PressKind kind, PressGround ground, string demand, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var act = await access.FindAsync(number, id, cancellation);
        Require.That(kind == PressKind.Urge ? act.OfOffice || act.HeadsOffice : act.HeadsOffice, "clock-not-yours");
        Require.That(act.Deadline.IsOverdue(clock.Now) || act.Deadline.BreachedAt is not null, "clock-not-overdue");
        Require.That(!string.IsNullOrWhiteSpace(demand), "reason-needed");
        Require.That(act.HandlingUnit is not null && act.Case.ClosedAt is null, "press-no-unit");
        var unit = act.HandlingUnit!;
        await guard.RequireRecipientAsync(act.Case.Id, unit, null, cancellation);
        Require.That(await db.OfficialLetters.AnyAsync(l => l.CaseId == act.Case.Id && l.TargetUnit == unit && !l.IsCopy && l.Answer != "objected", cancellation), "press-no-unit");
        var guarded = act.Case.Sealed || await guard.IsGuardedAsync(act.Case.Id, cancellation);
        var sign = SignOf(kind, guarded);
        var letter = new PressLetter
        {
            Id = Guid.NewGuid(),
            CaseId = act.Case.Id,
            DeadlineId = id,
            Kind = kind,
            Ground = ground,
            Number = $"{sign}〔{clock.Today.Year}〕{await books.NextAsync(sign, clock.Today.Year, cancellation)}号",
            TargetUnit = unit,
            Demand = demand.Trim(),
            IssuedBy = act.PersonId,
            IssuedAt = clock.Now,
        };
        db.PressLetters.Add(letter);
        if (kind == PressKind.Supervise)
        {
            await book.StartAsync(act.Case, DeadlineBook.Supervision, cancellation);
            letter.AnswerDue = await book.DueOfAsync(act.Case.Id, DeadlineBook.Supervision, cancellation);
        }

        await mail.AnnounceAsync(act.Case, unit, cancellation);
        var heads = await recipients.OfAsync(act.Case.Id, [Recipient.DepartmentHead, Recipient.Holder], cancellation);
        await notices.AddAsync(act.Case.Id, kind == PressKind.Urge ? "press:urged" : "press:supervised", heads, $"press:{letter.Id}", cancellation);
        journal.Write("press.issued", act.Case.Id, new { letter.Number, kind, ground, unit });
        return letter.Number;
    }, cancellation);

    private string SignOf(PressKind kind, bool guarded) => (kind, guarded) switch
    {
        (PressKind.Urge, false) => office.Value.UrgeSign,
        (PressKind.Urge, true) => office.Value.SealedUrgeSign,
        (PressKind.Supervise, false) => office.Value.SuperviseSign,
        (PressKind.Supervise, true) => office.Value.SealedSuperviseSign,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
