using MimeKit;
using Petitions.Dispatch;

namespace Petitions.Cli.Proof;

/// <summary>A mail server that takes everything over and keeps who got it.</summary>
internal sealed class ProofTransport : IMailTransport
{
    public List<(string To, string Subject)> Taken { get; } = [];

    public bool IsConfigured => true;

    public MailboxAddress From { get; } = new("petitions", "petitions@example.gov.cn");

    public IMailSession Open() => new Session(Taken);

    private sealed class Session(List<(string To, string Subject)> taken) : IMailSession
    {
        public Task SendAsync(MimeMessage message, CancellationToken cancellation)
        {
            taken.Add((message.To.Mailboxes.Single().Address, message.Subject ?? ""));
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
