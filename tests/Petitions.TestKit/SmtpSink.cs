using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Petitions.TestKit;

/// <summary>A mail server on loopback that keeps what it takes over, and misbehaves as told.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Task serving;
    private int connections;

    public SmtpSink()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Connections => connections;

    public ConcurrentQueue<MimeMessage> Taken { get; } = [];

    /// <summary>Recipients it does not know.</summary>
    public ISet<string> Unknown { get; } = new HashSet<string>();

    /// <summary>Hangs up at the DATA of this recipient's mail.</summary>
    public string? HangUpOn { get; set; }

    /// <summary>Takes the next mail over and hangs up before it says so.</summary>
    public bool HangUpAfterTaking { get; set; }

    /// <summary>Accepts connections and says nothing.</summary>
    public bool Silent { get; set; }

    public async ValueTask DisposeAsync()
    {
        if (serving.IsCompleted)
            return;
        await closing.CancelAsync();
        listener.Stop();
        await serving;
        closing.Dispose();
    }

    private async Task ServeAsync()
    {
        var clients = new List<Task>();
        try
        {
            while (true)
                clients.Add(TalkAsync(await listener.AcceptTcpClientAsync(closing.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(clients);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        Interlocked.Increment(ref connections);
        using var hungUp = client;
        using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            if (Silent)
                await Task.Delay(Timeout.Infinite, closing.Token);
            await writer.WriteLineAsync("220 sink");
            var recipient = "";
            while (await reader.ReadLineAsync(closing.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "RCPT")
                    recipient = line.Split('<', '>')[1];
                if (verb == "DATA" && recipient == HangUpOn)
                    return;
                await writer.WriteLineAsync(AnswerTo(verb, recipient));
                if (verb == "QUIT")
                    return;
                if (verb != "DATA")
                    continue;
                Taken.Enqueue(await MessageAsync(reader));
                if (HangUpAfterTaking)
                {
                    HangUpAfterTaking = false;
                    return;
                }
                await writer.WriteLineAsync("250 taken");
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
        }
    }

    private string AnswerTo(string verb, string recipient) => verb switch
    {
        "EHLO" => "250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8",
        "RCPT" when Unknown.Contains(recipient) => "550 5.1.1 unknown here",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 ok",
    };

    private async Task<MimeMessage> MessageAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(closing.Token) is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(bytes, closing.Token);
    }
}
