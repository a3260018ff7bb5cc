using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Intake.Mailboxes;

/// <summary>A mailbox as the administrator writes it down.</summary>
/// <param name="Password">Null leaves the one that is there.</param>
public sealed record MailboxForm(
    string Name, string Address, string Host, int Port, MailboxSecurity Security, string UserName, string? Password, string Folder,
    bool Enabled, int PollSeconds, AfterTaking AfterTaking, string? MoveTo, string? UnitId, bool Acknowledges, string OwnDomains);

/// <summary>Adds a mailbox, or changes one. The watch takes the change up by itself.</summary>
public sealed class ChangeMailbox(PetitionsDb db, Transactions transactions, TaskAccess access, CurrentActor actor, MailboxSecret secret, JournalWriter journal)
{
    /// <exception cref="NotVisible">No administrator asks, or there is no such mailbox.</exception>
    /// <exception cref="RuleBroken">Something is missing or out of bounds.</exception>
    public async Task<Guid> RunAsync(Guid? id, MailboxForm form, CancellationToken cancellation = default)
    {
        await RequireAdministratorAsync(access, actor, cancellation);
        Check(form, isNew: id is null);
        return await transactions.RunAsync(async () =>
        {
            Require.That(!await db.Mailboxes.AnyAsync(m => m.Name == form.Name.Trim() && m.Id != id, cancellation), "mailbox-name-taken");
            Require.That(form.UnitId is null || await db.Units.AnyAsync(u => u.Id == form.UnitId, cancellation), "unit-unknown", form.UnitId ?? "");
            var mailbox = id is null ? New(form) : Require.Found(await db.Mailboxes.SingleOrDefaultAsync(m => m.Id == id, cancellation));
            Write(mailbox, form);
            journal.Write(id is null ? "mailbox.added" : "mailbox.changed", null, new { mailbox.Id, mailbox.Name, mailbox.Host, mailbox.UserName, mailbox.Folder, mailbox.Enabled, mailbox.AfterTaking });
            return mailbox.Id;
        }, cancellation);
    }

    internal static async Task RequireAdministratorAsync(TaskAccess access, CurrentActor actor, CancellationToken cancellation)
    {
        if (!actor.IsSystem && !(await access.ViewerAsync(cancellation)).Self.Has(Role.Administrator))
            throw new NotVisible();
    }

    private static void Check(MailboxForm form, bool isNew)
    {
        Require.That(!string.IsNullOrWhiteSpace(form.Name) && !string.IsNullOrWhiteSpace(form.Address), "mailbox-name-needed");
        Require.That(!string.IsNullOrWhiteSpace(form.Host) && !string.IsNullOrWhiteSpace(form.UserName) && !string.IsNullOrWhiteSpace(form.Folder), "mailbox-server-needed");
        Require.That(form.Port is > 0 and < 65536, "mailbox-port");
        Require.That(form.PollSeconds is >= 10 and <= 3600, "mailbox-poll");
        Require.That(form.AfterTaking != AfterTaking.Move || !string.IsNullOrWhiteSpace(form.MoveTo), "mailbox-move-to-needed");
        Require.That(!isNew || !string.IsNullOrEmpty(form.Password), "mailbox-password-needed");
    }

    private Mailbox New(MailboxForm form)
    {
        var mailbox = new Mailbox { Id = Guid.NewGuid(), Name = form.Name, Host = form.Host, UserName = form.UserName, Address = form.Address };
        db.Mailboxes.Add(mailbox);
        return mailbox;
    }

    private void Write(Mailbox mailbox, MailboxForm form)
    {
        (mailbox.Name, mailbox.Address, mailbox.Host, mailbox.Port, mailbox.Security) = (form.Name.Trim(), form.Address.Trim(), form.Host.Trim(), form.Port, form.Security);
        (mailbox.UserName, mailbox.Folder, mailbox.Enabled, mailbox.PollSeconds) = (form.UserName.Trim(), form.Folder.Trim(), form.Enabled, form.PollSeconds);
        (mailbox.AfterTaking, mailbox.MoveTo, mailbox.UnitId) = (form.AfterTaking, form.MoveTo?.Trim(), form.UnitId);
        (mailbox.Acknowledges, mailbox.OwnDomains) = (form.Acknowledges, form.OwnDomains.Trim());
        if (!string.IsNullOrEmpty(form.Password))
            mailbox.PasswordSealed = secret.Seal(form.Password, mailbox.Id);
        mailbox.Version++;
    }
}
