using Petitions.Data;
using Petitions.EndToEndTests.Kills.Checks;
using Petitions.EndToEndTests.Kills.Work;
using Petitions.Process;
using Petitions.TestKit;

namespace Petitions.EndToEndTests.Kills;

/// <summary>One office in one folder, which server after server works on and is killed, with eight clients and a mail server around it.</summary>
internal sealed class KillSite : IAsyncDisposable
{
    public const int Clients = 8;

    private readonly string root = Path.Combine(Path.GetTempPath(), $"petitions-kills-{Guid.NewGuid():N}");
    private readonly SmtpSink sink = new();
    private readonly FlightFile flights;
    private readonly Api api;
    private readonly Client[] clients;
    private readonly CancellationTokenSource stop = new();
    private Task working = Task.CompletedTask;
    private ServerProcess? server;

    public KillSite(int seed)
    {
        DataDirectory.CreateFolder(root);
        flights = new FlightFile(Path.Combine(root, "flights"));
        api = new Api(Ledger);
        clients = [.. Enumerable.Range(1, Clients).Select(n => new Client(n, seed * 100 + n, api, Ledger, TimeProvider.System))];
    }

    public Ledger Ledger { get; } = new();

    public KillCount Count { get; } = new();

    public string Data => Path.Combine(root, "data");

    public ServerProcess Server => server ?? throw new InvalidOperationException("No server runs.");

    public Flights InFlight => flights.Read();

    /// <param name="failPoint">Where the server kills itself, as <c>before-commit:17</c>.</param>
    public async Task StartAsync(string? failPoint = null)
    {
        server = await ServerProcess.StartAsync(new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["PETITIONS_DEMO_PASSWORD"] = Staff.Password,
            ["PETITIONS_FLIGHTS"] = Path.Combine(root, "flights"),
            ["PETITIONS_FAILPOINT"] = failPoint ?? "",
            ["Data__Directory"] = Data,
            ["Data__Keys"] = Path.Combine(Data, "keys"),
            ["Workflows__Directory"] = WorkflowFolder.Find(),
            ["Smtp__Host"] = "127.0.0.1",
            ["Smtp__Port"] = $"{sink.Port}",
            ["Smtp__From"] = "office@example.org",
            ["Smtp__StartTls"] = "false",
            ["Office__TakeBack"] = "00:00:00.5",
            ["Sweep__Cron"] = "* * * * * *",
            ["SignIn__PerMinute"] = "10000",
            ["Logging__LogLevel__Default"] = "Error",
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
            // Short lives: what matters is to be up soon, not to be fast after an hour.
            ["DOTNET_TieredPGO"] = "0",
        });
        if (!server.IsGone)
            api.Connect(server.Address);
    }

    public void Work() => working = Task.WhenAll(clients.Select(client => Task.Run(() => client.WorkAsync(stop.Token))));

    public async Task<Flights> KillAsync()
    {
        await Server.KillAsync();
        return await GoneAsync();
    }

    /// <summary>Waits until the server, which kills itself, and with it every client has come to an end.</summary>
    public async Task<Flights> GoneAsync()
    {
        await Server.Gone;
        await working;
        Count.Log([.. Server.Log.Where(line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal))], Server.Log);
        var hit = flights.Read();
        Count.Add(hit);
        return hit;
    }

    public async Task SettleAsync()
    {
        foreach (var client in clients)
            await client.SettleAsync();
    }

    /// <summary>Waits until nothing is due any more: no mail, no row of the due table, no unsealed entry.</summary>
    public async Task DrainAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (OfficeBacklog.Of(Data) is { IsEmpty: false } left)
        {
            Server.IsGone.ShouldBeFalse();
            if (deadline.IsCancellationRequested)
                throw new TimeoutException($"The office does not come to rest: {left}");
            await Task.Delay(100, CancellationToken.None);
        }
    }

    /// <summary>A copy of what lies on the disk, to be looked at without mending the original by opening it.</summary>
    public OfficeCopy Copy() => new(Data, Path.Combine(root, $"copy-{Guid.NewGuid():N}"));

    public Arrived Arrived() => new([.. sink.Taken.Select(mail => mail.MessageId!)], Count.Sends);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        server?.Dispose();
        await working;
        await sink.DisposeAsync();
        api.Dispose();
        flights.Dispose();
        stop.Dispose();
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(root, recursive: true);
    }
}
