using System.CommandLine;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cli.Demo;

namespace Petitions.Cli.Commands;

/// <summary>
/// <c>petitions demo</c>: a letter's life in the terminal, on a database of its own. Exit code 0 only if every line was found true.
/// </summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var keep = new Option<string?>("--keep") { Description = "Keep the database in this folder, to look at and to verify." };
        var command = new Command("demo", "Walk a letter through its whole life, on a moved clock") { keep };
        command.SetAction((parsed, cancellation) =>
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            return RunAsync(parsed.GetValue(keep), parsed.InvocationConfiguration.Output, _ => Task.CompletedTask, cancellation);
        });
        return command;
    }

    /// <param name="tamper">What a test does to the installed office, to see that the demonstration notices.</param>
    public static async Task<int> RunAsync(string? keep, TextWriter output, Func<OfficeHost, Task> tamper, CancellationToken cancellation)
    {
        var folder = keep ?? Path.Combine(Path.GetTempPath(), $"petitions-demo-{Guid.NewGuid():N}");
        var teller = new DemoTeller(output);
        try
        {
            // Tuesday 22 September 2026, before the Mid-Autumn holiday.
            var clock = new DemoClock(DemoOffice.At(2026, 9, 22, 9, 0));
            await using var host = await OfficeHost.OpenAsync(folder, services => services.AddSingleton<TimeProvider>(clock), Guid.NewGuid().ToString("N"), cancellation);
            await tamper(host);
            await new DemoStory(new DemoOffice(host, clock), teller).RunAsync();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await teller.Check($"演示中断：{failure.Message}", "the demonstration broke off", () => Task.FromResult(false));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            if (keep is null && Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        await output.WriteLineAsync(teller.AllTrue ? "\n全部属实。 Every line was found true." : "\n有不属实之处。 Not every line was found true.");
        return teller.AllTrue ? 0 : 1;
    }
}
