using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;

namespace Petitions.Dispatch.NoticeMails;

/// <summary>
/// Tells people by mail that something new lies on their desk: one mail for whatever has come since the last, at once or once a day as
/// each wishes, never in quiet hours. It says that there is something, never whose or about what (domain.md §10.3 route 13).
/// </summary>
public sealed class WriteNoticeMails(PetitionsDb db, Transactions transactions, IMailTransport transport, NoticesToMail notices, MailHours hours, OfficeClock clock)
{
    public const string Kind = "notices";

    /// <returns>How many mails were written.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        // What waits for a server or for the morning waits as notices: one mail is written of them then.
        if (!transport.IsConfigured || hours.IsQuiet)
            return 0;
        if (await Unknown().AnyAsync(cancellation))
            await transactions.RunAsync(() => BeginAsync(cancellation), cancellation);
        var written = 0;
        foreach (var person in await DueAsync(cancellation))
            written += await transactions.RunAsync(() => WriteAsync(person, cancellation), cancellation) ? 1 : 0;
        return written;
    }

    private IQueryable<string> Unknown() =>
        db.People.Where(p => p.Email != null && !db.NoticeMails.Any(m => m.PersonId == p.Id)).Select(p => p.Id);

    private async Task BeginAsync(CancellationToken cancellation)
    {
        foreach (var person in await Unknown().ToListAsync(cancellation))
            db.NoticeMails.Add(NoticeMail.From(person, clock.Now));
    }

    private async Task<IReadOnlyList<string>> DueAsync(CancellationToken cancellation)
    {
        var (now, digest, before) = (clock.Now, hours.LastDigest, hours.LastMailBefore);
        return await db.NoticeMails
            .Where(m => (m.Wish == MailWish.AtOnce && (m.MailedTo == null || m.MailedTo <= before)) || m.Wish == MailWish.Daily)
            .Where(m => db.People.Any(p => p.Id == m.PersonId && p.Email != null))
            .Where(m => db.Notices.Any(n => n.PersonId == m.PersonId && n.CreatedAt >= m.UpTo && n.CreatedAt < (m.Wish == MailWish.Daily ? digest : now)))
            .OrderBy(m => m.PersonId).Select(m => m.PersonId).ToListAsync(cancellation);
    }

    private async Task<bool> WriteAsync(string personId, CancellationToken cancellation)
    {
        var person = await db.NoticeMails.SingleAsync(m => m.PersonId == personId, cancellation);
        var address = await db.People.Where(p => p.Id == personId).Select(p => p.Email).SingleAsync(cancellation);
        var to = person.Wish == MailWish.Daily ? hours.LastDigest : clock.Now;
        if (address is null || !await notices.AnyAsync(personId, person.UpTo, to, cancellation))
        {
            person.Passed(to);
            return false;
        }
        person.Mailed(to);
        db.Outbox.Add(MailTo(personId, address, person.Wish));
        return true;
    }

    private OutboxMail MailTo(string personId, string address, MailWish wish)
    {
        var id = Guid.NewGuid();
        return new OutboxMail
        {
            Id = id,
            Kind = Kind,
            MessageId = $"{id:N}@petitions",
            To = address,
            PersonId = personId,
            Subject = wish == MailWish.Daily ? "今日提醒 / Notices of the day" : "您有新的提醒 / You have new notices",
            Text = "请登录信访系统查看。 / Please sign in to the petitions system.",
            CreatedAt = clock.Now,
            NotBefore = clock.Now,
        };
    }
}
