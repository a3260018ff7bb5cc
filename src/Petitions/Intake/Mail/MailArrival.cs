namespace Petitions.Intake.Mail;

/// <summary>How a mail came here.</summary>
/// <param name="Source">The mailbox or the file, for people to read.</param>
public sealed record MailArrival(string Source)
{
    /// <summary>When the server had it. Statutory clocks start here.</summary>
    public DateTime? ArrivedAt { get; init; }

    /// <summary>It lay there before the office began to fetch: nobody is written to.</summary>
    public bool IsSilent { get; init; } = true;

    /// <summary>Only its beginning was fetched; the whole lies on the server.</summary>
    public bool IsCut { get; init; }

    public string? UnitId { get; init; }

    public bool Acknowledges { get; init; }

    /// <summary>The office's own mail domains.</summary>
    public IReadOnlyList<string> OwnDomains { get; init; } = [];
}
