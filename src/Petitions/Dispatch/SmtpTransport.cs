using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Petitions.Dispatch;

public sealed class SmtpTransport(SmtpOptions options) : IMailTransport
{
    public bool IsConfigured => !string.IsNullOrWhiteSpace(options.Host);

    public MailboxAddress From => MailboxAddress.Parse(options.From);

    public IMailSession Open() => new SmtpSession(options);

    private sealed class SmtpSession(SmtpOptions options) : IMailSession
    {
        private SmtpClient? client;

        public async Task SendAsync(MimeMessage message, CancellationToken cancellation)
        {
            var connected = await ConnectedAsync(cancellation);
            try
            {
                await connected.SendAsync(message, cancellation);
            }
            // The server refused this mail; the connection is good for the next one.
            catch (SmtpCommandException) when (connected.IsConnected)
            {
                throw;
            }
            catch
            {
                Drop();
                throw;
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (client is { IsConnected: true })
            {
                try
                {
                    await client.DisconnectAsync(quit: true);
                }
                // The mails are out; how the server takes our leave does not matter.
                catch (Exception rude) when (rude is IOException or MailKit.ProtocolException or System.Net.Sockets.SocketException)
                {
                }
            }
            Drop();
        }

        private async Task<SmtpClient> ConnectedAsync(CancellationToken cancellation)
        {
            if (client is { IsConnected: true })
                return client;
            Drop();
            client = new SmtpClient { Timeout = (int)options.Timeout.TotalMilliseconds };
            try
            {
                var security = options.StartTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None;
                await client.ConnectAsync(options.Host!, options.Port, security, cancellation);
                if (options.UserName is { Length: > 0 })
                    await client.AuthenticateAsync(options.UserName, options.Password ?? "", cancellation);
                return client;
            }
            catch (Exception cause) when (!cancellation.IsCancellationRequested)
            {
                Drop();
                throw new MailServerUnreachable($"{options.Host}:{options.Port}: {cause.Message}", cause);
            }
        }

        private void Drop()
        {
            client?.Dispose();
            client = null;
        }
    }
}
