using System.Collections.Concurrent;
using System.Diagnostics;
using OsProcess = System.Diagnostics.Process;

namespace Petitions.EndToEndTests.Kills;

/// <summary>The real host as a process of its own, on a port the system chooses, until it is killed.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>A published server, if one is named, else the one these tests were built with.</summary>
    private static readonly string Program =
        Environment.GetEnvironmentVariable("PETITIONS_SERVER") is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, "Petitions.Web.dll");

    private readonly OsProcess process;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> log = [];

    private ServerProcess(OsProcess process) => this.process = process;

    public Uri Address => address.Task.Result;

    public Task Gone => process.WaitForExitAsync();

    public bool IsGone => process.HasExited;

    public int ExitCode => process.ExitCode;

    public IReadOnlyCollection<string> Log => log;

    /// <param name="settings">Its environment.</param>
    /// <param name="mayDie">It may kill itself before it is up.</param>
    public static async Task<ServerProcess> StartAsync(IReadOnlyDictionary<string, string> settings, bool mayDie = false)
    {
        var start = new ProcessStartInfo("dotnet", [Program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var server = new ServerProcess(new OsProcess { StartInfo = start });
        server.process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        server.process.ErrorDataReceived += (_, line) => server.Hear(line.Data);
        server.process.Start();
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        try
        {
            await server.ReadyAsync();
            return server;
        }
        catch (InvalidOperationException) when (mayDie && server.process.HasExited)
        {
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>kill -9: nothing of it runs on, no buffer is written, no handler is called.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        log.Enqueue(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
    }

    /// <summary>Up and answering; a server that is armed may be gone before it is.</summary>
    private async Task ReadyAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        var gone = process.WaitForExitAsync(deadline.Token);
        if (await Task.WhenAny(address.Task, gone) == gone)
            throw new InvalidOperationException($"The server did not come up:\n{string.Join('\n', log)}");
        using var client = new HttpClient { BaseAddress = Address };
        while (!process.HasExited)
        {
            try
            {
                if ((await client.GetAsync("/health/ready", deadline.Token)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not yet, or no longer.
            }
            await Task.Delay(20, deadline.Token);
        }
    }
}
