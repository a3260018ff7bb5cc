using MimeKit;

namespace Petitions.Dispatch;

public interface IMailTransport
{
    bool IsConfigured { get; }

    /// <summary>The address that mails come from.</summary>
    MailboxAddress From { get; }

    IMailSession Open();
}

/// <summary>One batch: connects at its first mail, and again after the connection broke. Not for two threads.</summary>
public interface IMailSession : IAsyncDisposable
{
    /// <summary>Returns when the server took the mail over.</summary>
    /// <exception cref="MailServerUnreachable">No mail can be sent now; this one was not tried.</exception>
    Task SendAsync(MimeMessage message, CancellationToken cancellation);
}

/// <summary>The server does not answer or does not let us in: that says nothing about any mail.</summary>
public sealed class MailServerUnreachable(string message, Exception cause) : Exception(message, cause);
