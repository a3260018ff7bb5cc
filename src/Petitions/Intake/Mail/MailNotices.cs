using Petitions.Cases;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Journal;

namespace Petitions.Intake.Mail;

/// <summary>Tells whoever works on a case that a mail came to it, or that one of ours did not arrive.</summary>
public sealed class MailNotices(StageRecipients recipients, Notices notices, JournalWriter journal)
{
    internal async Task AddAsync(MailItem item, PetitionCase? letter, OutboxMail? sent, CancellationToken cancellation)
    {
        if (item.Fate == MailFate.Bounce && sent is { State: MailState.Sent })
        {
            sent.State = MailState.Returned;
            sent.LastError = item.Subject;
            journal.Write("mail.returned", sent.CaseId, new { sent.Id, sent.Kind, item.Sha256 });
        }
        if (letter is null || CodeOf(item.Fate) is not { } code)
            return;
        var told = await recipients.OfAsync(letter.Id, [item.Fate == MailFate.Bounce ? Recipient.Clerk : Recipient.Holder], cancellation);
        await notices.AddAsync(letter.Id, code, told, $"{code}:{item.Sha256}", cancellation);
    }

    private static string? CodeOf(MailFate fate) => fate switch
    {
        MailFate.Answer => "mail-answer",
        MailFate.Bounce => "mail-returned",
        MailFate.Registered or MailFate.Quarantined or MailFate.AutoReply or MailFate.Own or MailFate.Discarded => null,
        _ => throw new ArgumentOutOfRangeException(nameof(fate)),
    };
}
