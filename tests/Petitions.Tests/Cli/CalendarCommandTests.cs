using System.CommandLine;
using Petitions.Cli.Commands;
using Petitions.TestKit;

namespace Petitions.Tests.Cli;

public sealed class CalendarCommandTests : OfficeTest
{
    [Fact]
    public async Task Import_WithoutYes_ShowsAndMovesNothing_WithYesItMoves()
    {
        await Office.ReceiveAsync(World.Noise);
        var file = Path.Combine(Office.Directory.Path, "storm.json");
        await File.WriteAllTextAsync(file, """{"year":2026,"papers":["江湾区通告"],"days":[{"name":"台风停工","date":"2026-09-28","isOffDay":true}]}""", TestContext.Current.CancellationToken);

        var shown = await RunAsync("import", file, "--local");
        var before = await Office.AskAsync(db => Task.FromResult(db.CalendarEditions.Count()));
        var moved = await RunAsync("import", file, "--local", "--yes");

        shown.Output.ShouldContain("forward-3-days");
        shown.Output.ShouldContain("2026-09-28 -> 2026-09-29");
        (await Office.AskAsync(db => Task.FromResult(db.CalendarEditions.Count()))).ShouldBe(before + 1);
        moved.Output.ShouldContain("1 days change");
        (await RunAsync("list")).Output.ShouldContain("江湾区通告");
    }

    [Fact]
    public async Task Import_OfNoCalendar_SaysWhatIsWrongAndFails()
    {
        var file = Path.Combine(Office.Directory.Path, "bad.json");
        await File.WriteAllTextAsync(file, """{"year":2026}""", TestContext.Current.CancellationToken);

        var (code, _, error) = await RunAsync("import", file);

        code.ShouldBe(2);
        error.ShouldContain("papers");
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var configuration = new InvocationConfiguration { Output = output, Error = error };
        var code = await CalendarCommand.Create().Parse([.. args, "--data", Office.Directory.Path]).InvokeAsync(configuration);
        return (code, output.ToString(), error.ToString());
    }
}
