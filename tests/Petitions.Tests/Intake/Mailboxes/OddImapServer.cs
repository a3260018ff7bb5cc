using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Petitions.Tests.Intake.Mailboxes;

/// <summary>
/// Speaks as much IMAP as a fetch needs, and does on purpose what no real server can be asked to do: gives a broken answer
/// for one mail, loses one between the list and the fetch, names no UIDVALIDITY.
/// </summary>
internal sealed partial class OddImapServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    public OddImapServer(params byte[][] mails)
    {
        Mails = mails;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<byte[]> Mails { get; private set; }

    public uint? UidValidity { get; set; } = 7;

    /// <summary>UID of the mail that is answered with nonsense.</summary>
    public int? Broken { get; set; }

    /// <summary>UID of the mail that is listed and then not there.</summary>
    public int? Vanished { get; set; }

    /// <summary>What a mail measures in the list beyond what is given out.</summary>
    public int LeftOut { get; set; }

    /// <summary>Offers IDLE, and never says a word in it.</summary>
    public bool IdlesInSilence { get; set; }

    /// <summary>Commands in order, each connection after a line <c>connected</c>.</summary>
    public ConcurrentQueue<string> Heard { get; } = [];

    public void Add(byte[] mail) => Mails = [.. Mails, mail];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting;
        listener.Stop();
        stop.Dispose();
    }

    [GeneratedRegex(@"\d+(:(\d+|\*))?")]
    private static partial Regex UidRange();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                Heard.Enqueue("connected");
                await TalkAsync(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private string Capabilities => IdlesInSilence ? "IMAP4rev1 ID IDLE" : "IMAP4rev1 ID";

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await SayAsync(stream, $"* OK [CAPABILITY {Capabilities}] ready");
        try
        {
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                var (tag, command) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                Heard.Enqueue(command);
                if (command == "IDLE")
                {
                    await SayAsync(stream, "+ idling");
                    await reader.ReadLineAsync(stop.Token);
                }
                if (command.StartsWith("UID FETCH", StringComparison.Ordinal))
                    await FetchAsync(stream, command);
                else if (Untagged(command) is { Length: > 0 } answer)
                    await SayAsync(stream, answer);
                await SayAsync(stream, command.StartsWith("SELECT", StringComparison.Ordinal) ? $"{tag} OK [READ-WRITE] done" : $"{tag} OK done");
                if (command == "LOGOUT")
                    return;
            }
        }
        // A client that was given nonsense hangs up.
        catch (IOException)
        {
        }
    }

    private string Untagged(string command) => command.Split(' ')[0] switch
    {
        "LOGIN" or "CAPABILITY" => $"* CAPABILITY {Capabilities}",
        "LIST" => command.EndsWith("\"\"", StringComparison.Ordinal) ? "* LIST (\\Noselect) \"/\" \"\"" : "* LIST () \"/\" \"INBOX\"",
        "SELECT" => $"* {Mails.Count} EXISTS\r\n* FLAGS (\\Seen)\r\n* OK [PERMANENTFLAGS (\\Seen)] ok{(UidValidity is { } validity ? $"\r\n* OK [UIDVALIDITY {validity}] ok" : "")}",
        "UID" when command.StartsWith("UID SEARCH", StringComparison.Ordinal) => $"* SEARCH {string.Join(' ', Uids(command.Contains("ALL", StringComparison.Ordinal) ? "1:*" : command))}",
        "ID" => "* ID NIL",
        "LOGOUT" => "* BYE bye",
        _ => "",
    };

    private async Task FetchAsync(NetworkStream stream, string command)
    {
        foreach (var uid in Uids(command.Split(' ')[2]))
        {
            var mail = Mails[uid - 1];
            if (!command.Contains("BODY", StringComparison.Ordinal))
                await SayAsync(stream, $"* {uid} FETCH (UID {uid} RFC822.SIZE {mail.Length + LeftOut} INTERNALDATE \"21-Sep-2026 10:00:00 +0800\")");
            else if (uid == Broken)
                await SayAsync(stream, $"* {uid} FETCH (UID {uid} BODY[] {{many}}");
            else if (uid != Vanished)
            {
                await SayAsync(stream, $"* {uid} FETCH (UID {uid} BODY[] {{{mail.Length}}}");
                await stream.WriteAsync(mail, stop.Token);
                await SayAsync(stream, ")");
            }
        }
    }

    private IEnumerable<int> Uids(string text) =>
        from Match range in UidRange().Matches(text)
        let ends = range.Value.Split(':')
        let first = int.Parse(ends[0], CultureInfo.InvariantCulture)
        let last = ends.Length == 1 ? first : ends[1] == "*" ? Mails.Count : (int)Math.Min(uint.Parse(ends[1], CultureInfo.InvariantCulture), (uint)Mails.Count)
        from uid in Enumerable.Range(1, Mails.Count)
        where uid >= first && uid <= last
        select uid;

    private Task SayAsync(NetworkStream stream, string line) => stream.WriteAsync(Encoding.Latin1.GetBytes(line + "\r\n"), stop.Token).AsTask();
}
