using System.Diagnostics;
using System.Text.Json;

namespace Petitions.Tests.Intake.Mail;

public sealed class ImportMailCommandTests
{
    [Fact]
    public async Task ImportMail_DryRunOverTheSamples_PrintsALineForEach()
    {
        var samples = Path.Combine(AppContext.BaseDirectory, "Intake", "Mail", "Samples");

        var (exit, output, _) = await Run("import-mail", samples, "--dry-run", "--json");

        exit.ShouldBe(0);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Count.ShouldBe(40);
        lines[0].GetProperty("subject").GetString().ShouldBe("关于办理信访事项的来信");
        lines[0].GetProperty("to")[0].GetString().ShouldBe("xinfang@example.gov.cn");
        output.ShouldContain("𠮷");
    }

    [Theory]
    [InlineData("import-mail", "nowhere", "--dry-run")]
    [InlineData("import-mail", "nowhere")]
    public async Task ImportMail_PathMissing_SaysSoAndExitsWithTwo(params string[] args)
    {
        var (exit, _, error) = await Run(args);

        exit.ShouldBe(2);
        error.ShouldNotBeEmpty();
    }

    static async Task<(int Exit, string Output, string Error)> Run(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Petitions.Cli.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new System.Text.UTF8Encoding(false),
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
