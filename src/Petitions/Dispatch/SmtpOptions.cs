namespace Petitions.Dispatch;

/// <summary>The office's way out; bound from the section <c>Smtp</c>.</summary>
public sealed class SmtpOptions
{
    /// <summary>Without a host no mail is attempted: it waits until there is one.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>The sender, as <c>江城市信访局 &lt;xinfang@example.gov.cn&gt;</c>.</summary>
    public string From { get; set; } = "";

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>Off only for a relay on the office's own network: then nothing is encrypted.</summary>
    public bool StartTls { get; set; } = true;

    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
