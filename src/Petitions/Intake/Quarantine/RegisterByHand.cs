using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Intake.Files;
using Petitions.Intake.Mail;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Intake.Quarantine;

/// <summary>What a clerk could make out of a mail that the machine could not read.</summary>
public sealed record HandRegistration(string Title, string? Name, string? Email);

/// <summary>Registers a mail of the quarantine by what a person typed; the original goes to the case as it came.</summary>
public sealed class RegisterByHand(
    QuarantineAccess quarantine, Transactions transactions, ReceiveLetter receive, AddAttachment attachments, ProvisionalSeal seal, FileStore files,
    JournalWriter journal, CurrentActor actor, OfficeClock clock)
{
    /// <exception cref="NotVisible">Not for this person, or not in quarantine.</exception>
    /// <exception cref="RuleBroken"><c>title-needed</c></exception>
    public Task<PetitionCase> RunAsync(string sha256, HandRegistration typed, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var item = await quarantine.FindAsync(sha256, cancellation);
        Require.That(!string.IsNullOrWhiteSpace(typed.Title), "title-needed");
        var letter = await receive.RunAsync(new LetterReceived
        {
            Channel = Channel.Mail,
            ReceivedAt = item.ArrivedAt is { } at && at <= clock.Now ? at : item.TakenAt,
            Sender = new Sender(typed.Email, null),
            Opened = true,
            Title = MailLetter.Shortened(typed.Title),
            Petitioner = new PetitionerForm(MailLetter.Shortened(typed.Name, 100), string.IsNullOrWhiteSpace(typed.Name), Email: MailLetter.Shortened(typed.Email)),
        }, cancellation);
        await using var content = files.OpenRead(sha256);
        attachments.Add(letter, "mail.eml", new StoredFile(sha256, content.Length, "message/rfc822"), AttachmentKind.Mail);
        await seal.PutInActAsync(letter, [(await AttachmentText.ReadAsync(content, "message/rfc822", cancellation: cancellation)).Text], cancellation: cancellation);
        item.Becomes(MailFate.Registered, item.Reason, letter.Id);
        item.Resolve(actor.PersonId, clock.Now);
        journal.Write("quarantine.registered", letter.Id, new { sha256 });
        return letter;
    }, cancellation);
}
