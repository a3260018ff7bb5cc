using Petitions.Rules;

namespace Petitions.Intake.Mailboxes;

public enum MailboxSecurity { StartTls, Tls, None }

/// <summary>What is done on the server with a mail that is safely here. Nothing is deleted unless the office says so.</summary>
public enum AfterTaking { Keep, MarkSeen, Move, Delete }

/// <summary>One folder on a mail server that letters arrive in, with its own rules and the state of its watch.</summary>
public sealed class Mailbox
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>The watch has failed for this long: somebody must be told.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public Guid Id { get; init; }
    public required string Name { get; set; }
    public required string Host { get; set; }
    public int Port { get; set; }
    public MailboxSecurity Security { get; set; }
    public required string UserName { get; set; }

    /// <summary>The address people write to.</summary>
    public required string Address { get; set; }
    public byte[] PasswordSealed { get; set; } = [];
    public string Folder { get; set; } = "INBOX";
    public bool Enabled { get; set; } = true;
    public int PollSeconds { get; set; } = 60;
    public AfterTaking AfterTaking { get; set; } = AfterTaking.MarkSeen;
    public string? MoveTo { get; set; }

    /// <summary>The unit these letters are addressed to.</summary>
    public string? UnitId { get; set; }

    /// <summary>Whoever writes is told once that his letter has come in.</summary>
    public bool Acknowledges { get; set; }

    /// <summary>Domains of the office itself: what claims to come from there and does not say who let it in is marked.</summary>
    public string OwnDomains { get; set; } = "";

    public int Version { get; set; } = 1;

    /// <summary>Mails that arrived before this day stay where they are and are counted as ignored. Null: nobody has said yet, nothing is fetched.</summary>
    public DateOnly? TakeFrom { get; private set; }

    /// <summary>Mails that arrived before this moment were there already: they are registered and nobody is written to.</summary>
    public DateTime? OpenedAt { get; private set; }
    public uint? UidValidity { get; private set; }

    /// <summary>The server says of no mail for how long its number holds (row 5): mails are told apart by their octets alone.</summary>
    public bool HasNoValidity => UidValidity == 0;

    public uint LastUid { get; private set; }
    public int? WaitingOnServer { get; private set; }
    public DateTime? CheckedAt { get; private set; }
    public DateTime? FailedSince { get; private set; }
    public DateTime? RetryAt { get; private set; }
    public int Failures { get; private set; }
    public string? LastError { get; private set; }

    public IEnumerable<string> Domains => OwnDomains.Split([',', ' ', ';', '，', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public void BeginFrom(DateOnly day, DateTime now)
    {
        Require.That(TakeFrom is null || day <= TakeFrom, "mailbox-begins-later");
        (TakeFrom, OpenedAt) = (day, OpenedAt ?? now);
        // What was passed over before lies within the new span: everything is looked at again.
        LastUid = 0;
    }

    /// <summary>A server that renumbered its folder starts again: what is there already is known by its octets.</summary>
    public void FolderIs(uint validity)
    {
        if (UidValidity == validity)
            return;
        (UidValidity, LastUid) = (validity, 0);
    }

    public void Reached(uint uid) => LastUid = Math.Max(LastUid, uid);

    public void Checked(DateTime now, int onServer)
    {
        (CheckedAt, WaitingOnServer) = (now, onServer);
        (FailedSince, RetryAt, Failures, LastError) = (null, null, 0, null);
    }

    /// <summary>The next attempt waits 5 seconds, then twice as long each time, a quarter of an hour at most.</summary>
    public void Failed(string error, DateTime now)
    {
        Failures++;
        FailedSince ??= now;
        LastError = error.Length > 500 ? error[..500] : error;
        var pause = TimeSpan.FromSeconds(5 * Math.Pow(2, Math.Min(Failures - 1, 8)));
        RetryAt = now + (pause < LongestPause ? pause : LongestPause);
    }

    public bool IsDownTooLong(DateTime now) => FailedSince is { } since && now - since >= Patience;
}
