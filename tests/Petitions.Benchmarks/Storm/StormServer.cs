using System.Diagnostics;
using OsProcess = System.Diagnostics.Process;

namespace Petitions.Benchmarks.Storm;

/// <summary>The real host as a process of its own.</summary>
internal sealed class StormServer : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly OsProcess process;

    private StormServer(OsProcess process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<StormServer> StartAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Petitions.Web.dll"), "--urls", "http://127.0.0.1:0", $"--Data:Directory={folder}"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var heard = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new OsProcess { StartInfo = start };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
                heard.TrySetResult(new Uri(line.Data[(at + Listening.Length)..].Trim()));
        };
        process.Start();
        process.BeginOutputReadLine();
        return new StormServer(process, await heard.Task.WaitAsync(TimeSpan.FromMinutes(10)));
    }

    /// <summary>What it has used of the processors so far: the figure that other work on the machine does not change.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>kill -9, in the middle of whatever it does.</summary>
    public void Kill()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }
}
