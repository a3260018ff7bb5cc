using Petitions.Intake.Mailboxes;

namespace Petitions.Web.Pages.Admin.Mailboxes;

/// <summary>The form of a mailbox as it is typed.</summary>
public sealed class MailboxEntry
{
    public string? Name { get; set; }
    public string? Address { get; set; }
    public string? Host { get; set; }
    public int Port { get; set; } = 993;
    public MailboxSecurity Security { get; set; } = MailboxSecurity.Tls;
    public string? UserName { get; set; }
    public string? Password { get; set; }
    public string? Folder { get; set; } = "INBOX";
    public bool Enabled { get; set; } = true;
    public int PollSeconds { get; set; } = 60;
    public AfterTaking AfterTaking { get; set; } = AfterTaking.MarkSeen;
    public string? MoveTo { get; set; }
    public string? UnitId { get; set; }
    public bool Acknowledges { get; set; }
    public string? OwnDomains { get; set; }

    public static MailboxEntry Of(Mailbox box) => new()
    {
        Name = box.Name,
        Address = box.Address,
        Host = box.Host,
        Port = box.Port,
        Security = box.Security,
        UserName = box.UserName,
        Folder = box.Folder,
        Enabled = box.Enabled,
        PollSeconds = box.PollSeconds,
        AfterTaking = box.AfterTaking,
        MoveTo = box.MoveTo,
        UnitId = box.UnitId,
        Acknowledges = box.Acknowledges,
        OwnDomains = box.OwnDomains,
    };

    public MailboxForm ToForm() => new(
        Name ?? "", Address ?? "", Host ?? "", Port, Security, UserName ?? "", Password, Folder ?? "", Enabled, PollSeconds, AfterTaking,
        MoveTo, string.IsNullOrEmpty(UnitId) ? null : UnitId, Acknowledges, OwnDomains ?? "");
}
