namespace Petitions.Intake.Mailboxes;

/// <summary>Bound from the section <c>Imap</c>.</summary>
public sealed class ImapOptions
{
    /// <summary>Of one call; the fetch of a large mail is one.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A server may end IDLE after half an hour, some do after ten minutes.</summary>
    public TimeSpan IdleAtMost { get; set; } = TimeSpan.FromMinutes(9);

    /// <summary>A larger mail is registered by its beginning; the whole of it stays on the server.</summary>
    public int SizeLimit { get; set; } = 50 * 1024 * 1024;
}
