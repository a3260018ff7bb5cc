using System.Diagnostics;
using OsProcess = System.Diagnostics.Process;

namespace Petitions.Benchmarks;

/// <summary>The published build over an existing database, as an office runs it.</summary>
internal sealed class PublishedServer : IDisposable
{
    private const string Listening = "Now listening on: ";
    private readonly OsProcess process;

    private PublishedServer(OsProcess process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    public static async Task<PublishedServer> StartAsync(string data, string folder)
    {
        var root = RootOf(AppContext.BaseDirectory);
        await RunAsync("dotnet", $"publish {Path.Combine(root, "src", "Petitions.Web")} -c Release -v q --nologo -o {folder}");
        var start = new ProcessStartInfo("dotnet", Path.Combine(folder, "Petitions.Web.dll")) { RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Data__Directory"] = data;
        start.Environment["Workflows__Directory"] = Path.Combine(root, "workflows");
        // Nothing falls due while pages are measured.
        start.Environment["Sweep__Enabled"] = "false";
        var process = OsProcess.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new PublishedServer(process, line[(at + Listening.Length)..].Trim());
            }
        throw new InvalidOperationException("the published server did not come up");
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task RunAsync(string program, string arguments)
    {
        using var process = OsProcess.Start(new ProcessStartInfo(program, arguments))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {arguments} ended with {process.ExitCode}");
    }

    private static string RootOf(string folder) => File.Exists(Path.Combine(folder, "Petitions.sln")) ? folder : RootOf(Path.GetDirectoryName(folder)!);
}
