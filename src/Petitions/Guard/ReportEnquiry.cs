using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Guard;

/// <param name="PersonId">Who asked, where he is of the directory.</param>
/// <param name="Words">Who else, what he wanted to know, and how.</param>
public sealed record Enquiry(string? Number, string? PersonId, string Words);

public sealed record EnquiryLine(string? PersonId, string Words, string? ReportedBy, DateTime At);

/// <summary>
/// 打探检举人: whoever was asked who wrote a letter, or what is known of it, puts it on record, and the cleared hear of it (条例 art. 46 (5)
/// and (6); domain.md §10.3 route 42). The number is taken as it is said: whether there is such a case is not told by it.
/// </summary>
public sealed class ReportEnquiry(PetitionsDb db, Transactions transactions, TaskAccess access, GuardAlarm alarm, JournalWriter journal)
{
    internal const string Kind = "informant.asked-for";

    /// <exception cref="RuleBroken"><c>enquiry-needs-words</c>, <c>person-unknown</c></exception>
    public Task RunAsync(Enquiry enquiry, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        await access.ViewerAsync(cancellation);
        Require.That(!string.IsNullOrWhiteSpace(enquiry.Words), "enquiry-needs-words");
        Require.That(enquiry.PersonId is null || await db.People.AnyAsync(p => p.Id == enquiry.PersonId, cancellation), "person-unknown", enquiry.PersonId ?? "");
        var kept = enquiry with { Number = string.IsNullOrWhiteSpace(enquiry.Number) ? null : enquiry.Number.Trim(), Words = enquiry.Words.Trim() };
        var entry = journal.Write(Kind, null, kept);
        await alarm.EnquiryInActAsync(kept.PersonId, $"enquiry:{entry.PersonId}:{entry.At:O}", cancellation);
    }, cancellation);
}
