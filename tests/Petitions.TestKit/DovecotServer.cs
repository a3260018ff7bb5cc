using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;

namespace Petitions.TestKit;

/// <summary>
/// A real IMAP server on loopback in a folder of its own, one for a test run; every test has an account of its own. It runs as
/// root only, because it gives the accounts to nobody.
/// </summary>
public sealed class DovecotServer : IAsyncDisposable
{
    public const string Password = "secret";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"petitions-dovecot-{Guid.NewGuid():N}");
    private System.Diagnostics.Process? server;
    private int accounts;

    /// <summary>Why there is none here; null where it runs.</summary>
    public string? Missing { get; private set; }

    public int Port { get; private set; }

    public static async Task<DovecotServer> StartAsync()
    {
        var dovecot = new DovecotServer();
        if (!File.Exists("/usr/sbin/dovecot") || !File.Exists("/usr/lib/dovecot/imap"))
            dovecot.Missing = "Dovecot is not installed: apt-get install dovecot-imapd.";
        else if (Environment.UserName != "root")
            dovecot.Missing = "Dovecot is started by root only.";
        else
            await dovecot.RunAsync();
        return dovecot;
    }

    public string NewAccount() => $"box{Interlocked.Increment(ref accounts)}";

    public Task AppendAsync(string account, byte[] raw, DateTimeOffset? arrivedAt = null) => AppendAsync(account, [raw], arrivedAt);

    /// <summary>Exactly these octets: what is no mail, and what a library would put right, goes to the server as it is.</summary>
    public async Task AppendAsync(string account, IEnumerable<byte[]> mails, DateTimeOffset? arrivedAt = null)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Port);
        await using var stream = socket.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await reader.ReadLineAsync();
        await SayAsync(stream, reader, $"a login {account} {Password}", "a OK");
        var date = (arrivedAt ?? World.Morning).ToString("dd-MMM-yyyy HH:mm:ss zz00", CultureInfo.InvariantCulture);
        foreach (var raw in mails)
        {
            await SayAsync(stream, reader, $"b append INBOX \"{date}\" {{{raw.Length}}}", "+ OK");
            await stream.WriteAsync(raw);
            await SayAsync(stream, reader, "", "b OK");
        }
    }

    public async Task<T> InFolderAsync<T>(string account, Func<IMailFolder, Task<T>> act, string folderName = "INBOX")
    {
        using var client = await SignInAsync(account);
        var opened = await client.GetFolderAsync(folderName);
        await opened.OpenAsync(FolderAccess.ReadWrite);
        return await act(opened);
    }

    /// <summary>The folder is numbered anew, as after a restored backup: same mails, other UIDVALIDITY.</summary>
    public void Renumber(string account)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "mail", account), "dovecot*", SearchOption.TopDirectoryOnly).Where(f => !f.Contains("uidvalidity", StringComparison.Ordinal)))
            File.Delete(file);
    }

    /// <summary>A mail is gone behind everybody's back.</summary>
    public void RemoveFiles(string account)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "mail", account), "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(Path.GetDirectoryName(f)) is "cur" or "new"))
            File.Delete(file);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            using (var stop = System.Diagnostics.Process.Start(new ProcessStartInfo("/usr/bin/doveadm", ["-c", Path.Combine(folder, "dovecot.conf"), "stop"]) { RedirectStandardError = true }))
                await stop!.WaitForExitAsync();
            await server.WaitForExitAsync();
            server.Dispose();
        }
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private async Task RunAsync()
    {
        Port = FreePort();
        Directory.CreateDirectory(Path.Combine(folder, "mail"));
        await File.WriteAllTextAsync(Path.Combine(folder, "dovecot.conf"), $$"""
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            auth_mechanisms = plain login
            base_dir = {{folder}}/run
            state_dir = {{folder}}/state
            log_path = {{folder}}/dovecot.log
            mail_location = maildir:{{folder}}/mail/%u
            first_valid_uid = 1
            mail_fsync = never
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid=nobody gid=nogroup home={{folder}}/mail/%u allow_all_users=yes
            }
            service anvil {
              chroot =
            }
            auth_failure_delay = 0
            service imap-login {
              chroot =
              service_count = 0
              inet_listener imap {
                port = {{Port}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            """);
        using (var own = System.Diagnostics.Process.Start("/bin/chown", ["-R", "nobody:nogroup", Path.Combine(folder, "mail")]))
            await own.WaitForExitAsync();
        server = System.Diagnostics.Process.Start(new ProcessStartInfo("/usr/sbin/dovecot", ["-F", "-c", Path.Combine(folder, "dovecot.conf")]) { RedirectStandardError = true })!;
        await AnswersAsync();
    }

    private async Task AnswersAsync()
    {
        for (var tried = 0; ; tried++)
        {
            try
            {
                using var client = await SignInAsync("ready");
                return;
            }
            catch (Exception notYet) when (notYet is SocketException or ImapProtocolException && tried < 100 && server is { HasExited: false })
            {
                await Task.Delay(50);
            }
        }
    }

    private async Task<ImapClient> SignInAsync(string account)
    {
        var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", Port, SecureSocketOptions.None);
        await client.AuthenticateAsync(account, Password);
        return client;
    }

    private static async Task SayAsync(NetworkStream stream, StreamReader reader, string line, string until)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(line + "\r\n"));
        while (await reader.ReadLineAsync() is { } answer)
        {
            if (answer.StartsWith(until, StringComparison.Ordinal))
                return;
            if (answer.Split(' ') is [_, "NO" or "BAD", ..])
                throw new IOException(answer);
        }
        throw new EndOfStreamException();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
