using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Offices;
using Petitions.Replies.Progress;

namespace Petitions.Intake.Mail;

/// <summary>
/// Tells whoever wrote that his letter has come in, at most once a day: two machines that answer each other stop at the
/// first answer (row 69).
/// </summary>
public sealed class AcknowledgeMail(PetitionsDb db, QueryCode codes, OfficeClock clock, IOptions<OfficeOptions> office)
{
    public const string Kind = "mail-received";
    private static readonly TimeSpan Once = TimeSpan.FromDays(1);

    internal async Task AddAsync(PetitionCase letter, ReadMail mail, MailArrival arrival, CancellationToken cancellation)
    {
        if (arrival.IsSilent || !arrival.Acknowledges || mail.FromAddress is not { } to || SenderSigns.IsOwn(to, arrival.OwnDomains) || !CanBeWrittenTo(to))
            return;
        var since = clock.Now - Once;
        if (await db.Outbox.AnyAsync(m => m.Kind == Kind && m.To == to && m.CreatedAt > since, cancellation))
            return;
        var id = Guid.NewGuid();
        db.Outbox.Add(new OutboxMail
        {
            Id = id,
            CaseId = letter.Id,
            Kind = Kind,
            MessageId = $"{id:N}@petitions",
            To = to,
            Subject = $"来信已收到 {letter.Number}",
            Text = $"您的来信已收到并登记，编号 {letter.Number}。补充材料请直接回复本邮件。\n{codes.Invitation(letter.Number)}",
            CreatedAt = clock.Now,
            NotBefore = clock.Now + office.Value.TakeBack,
        });
    }

    private static bool CanBeWrittenTo(string address) => address.All(c => !char.IsControl(c) && !char.IsWhiteSpace(c)) && MimeKit.MailboxAddress.TryParse(address, out _);
}
