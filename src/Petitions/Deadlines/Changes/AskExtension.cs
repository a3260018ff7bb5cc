using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Dispatch;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Deadlines.Changes;

/// <summary>Asks for more time. The clock goes on meanwhile; the head of the handling organ is told.</summary>
public sealed class AskExtension(
    PetitionsDb db, Transactions transactions, DeadlineAccess access, OfficeRules rules, StageRecipients recipients, Notices notices, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="RuleBroken">
    /// <c>clock-not-yours</c>, <c>clock-not-running</c>, <c>extension-asked</c>: one waits for its decision;
    /// <c>extension-granted</c>: a clock is extended once; <c>extension-too-long</c>, <c>reason-needed</c>.
    /// </exception>
    public Task<Guid> RunAsync(string number, Guid id, int days, string reason, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var act = await access.FindAsync(number, id, cancellation);
        var deadline = act.Deadline;
        Require.That(act.OfHandling, "clock-not-yours");
        Require.That(deadline.IsRunning, "clock-not-running");
        Require.That(!await db.ExtensionRequests.AnyAsync(e => e.DeadlineId == id && e.State == ExtensionState.Asked, cancellation), "extension-asked");
        Require.That(deadline.ExtendedBy == 0, "extension-granted");
        var rule = rules.Of(deadline);
        Require.That(rule.AllowsExtension(days), "extension-too-long", rule.Extension?.Value ?? 0);
        Require.That(!string.IsNullOrWhiteSpace(reason), "reason-needed");
        var request = new ExtensionRequest
        {
            Id = Guid.NewGuid(),
            DeadlineId = id,
            CaseId = deadline.CaseId,
            Days = days,
            Reason = reason.Trim(),
            AskedBy = act.PersonId,
            AskedAt = clock.Now,
        };
        db.ExtensionRequests.Add(request);
        var heads = await recipients.OfAsync(deadline.CaseId, [act.HandlingUnit is null ? Recipient.OfficeHead : Recipient.DepartmentHead], cancellation);
        await notices.AddAsync(deadline.CaseId, $"{deadline.RuleId}:extension-asked", heads.Where(p => p != act.PersonId), $"extension:{request.Id}", cancellation);
        journal.Write("deadline.extension-asked", deadline.CaseId, new { deadline.RuleId, days });
        return request.Id;
    }, cancellation);
}
