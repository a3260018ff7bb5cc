using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Petitions.Cli.Commands;

namespace Petitions.Tests.Cli;

public sealed class DueCommandTests
{
    [Fact]
    public void Due_ForwardThreeDays_ExplainsInChinese()
    {
        var run = Run(["due", "forward-3-days", "2026-09-22"]);

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Lines.ShouldContain("原定：2026-09-25 周五");
        run.Lines.ShouldContain("到期：2026-09-28 周一");
        run.Lines.ShouldContain("截止：2026-09-28 周一 17:30");
        run.Lines.ShouldContain("  2026-09-25 周五  第 3 天（中秋节放假）");
        run.Lines.ShouldContain("  2026-09-28 周一  顺延至此（休息日后第一个工作日）");
        run.Output.ShouldContain("日历：确定");
    }

    [Fact]
    public void Due_English_ExplainsInEnglish()
    {
        var run = Run(["due", "5wd", "2026-09-18", "--lang", "en"]);

        run.Lines.ShouldContain("Due at:   2026-09-24 Thu 17:30");
        run.Lines.ShouldContain("  2026-09-20 Sun  make-up workday (National Day), day 1");
        run.Output.ShouldContain("Calendar: confirmed");
    }

    [Fact]
    public void Due_CountIntoUnknownYear_SaysProvisional()
    {
        var run = Run(["due", "30d", "2026-12-10"]);

        run.Output.ShouldContain("日历：暂定");
        run.Output.ShouldContain("2027 年放假通知未确认");
    }

    [Fact]
    public void Due_Json_GivesDatesInstantAndTrace()
    {
        var json = JsonDocument.Parse(Run(["due", "15d", "2026-09-18", "--json"]).Output).RootElement;

        json.EnumerateObject().Select(member => member.Name).ShouldBe(["raw", "due", "dueAt", "provisional", "trace"]);
        json.GetProperty("raw").GetString().ShouldBe("2026-10-03");
        json.GetProperty("due").GetString().ShouldBe("2026-10-08");
        json.GetProperty("dueAt").GetString().ShouldBe("2026-10-08T17:30:00+08:00");
        json.GetProperty("provisional").GetBoolean().ShouldBeFalse();
        var line = json.GetProperty("trace")[2];
        line.GetProperty("date").GetString().ShouldBe("2026-09-20");
        line.GetProperty("number").GetInt32().ShouldBe(2);
        line.GetProperty("reason").GetString().ShouldBe("counted");
        line.GetProperty("day").GetString().ShouldBe("makeUpWorkday");
        line.GetProperty("name").GetString().ShouldBe("国庆节");
    }

    [Theory]
    [InlineData("2026-10-04T16:20", "2026-10-04T16:35:00+08:00")]
    [InlineData("2026-10-04T23:59:59.9", "2026-10-05T00:14:59.9+08:00")]
    [InlineData("2026-10-04T08:20Z", "2026-10-04T16:35:00+08:00")]
    public void Due_Minutes_GiveTheExactInstant(string received, string dueAt) =>
        JsonDocument.Parse(Run(["due", "15min", received, "--json"]).Output).RootElement
            .GetProperty("dueAt").GetString().ShouldBe(dueAt);

    [Theory]
    [InlineData("15x", "2026-09-18", "15x")]
    [InlineData("15d", "2026-02-30", "2026-02-30")]
    [InlineData("15min", "2026-09-18", "时刻")]
    [InlineData("15d", null, "用法")]
    [InlineData(null, null, "用法")]
    public void Due_BadInput_SaysWhatAndExitsWithTwo(string? rule, string? received, string message)
    {
        var run = Run([.. new[] { "due", rule, received }.OfType<string>()]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(message);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public void Due_UnknownRule_ListsTheRules() =>
        Run(["due", "forward", "2026-09-18", "--lang", "en"]).Error.ShouldContain("forward-3-days");

    [Fact]
    public void Due_UnknownLanguage_ExitsWithTwo() =>
        Run(["due", "3d", "2026-09-18", "--lang", "fr"]).ExitCode.ShouldBe(2);

    [Fact]
    public void DueBatch_Lines_AreAnsweredALineEach()
    {
        var run = Run(["due", "-"], "15d 2026-09-18\r\nforward-3-days\t2026-10-04T16:20\n  30d   2026-12-10 ");

        run.ExitCode.ShouldBe(0);
        run.Lines.ShouldBe(
        [
            "15d\t2026-09-18\t2026-10-03\t2026-10-08\t2026-10-08T17:30:00+08:00\t确定",
            "forward-3-days\t2026-10-04T16:20\t2026-10-07\t2026-10-08\t2026-10-08T17:30:00+08:00\t确定",
            "30d\t2026-12-10\t2027-01-09\t2027-01-11\t2027-01-11T17:30:00+08:00\t暂定",
        ]);
    }

    [Fact]
    public void DueBatch_BadLine_IsAnsweredAndTheRestGoesOn()
    {
        var run = Run(["due", "-", "--lang", "en"], "15x 2026-09-18\n\n15min 2026-09-18\n3d 2026-09-18\n");

        run.ExitCode.ShouldBe(1);
        run.Lines.Length.ShouldBe(4);
        run.Lines[0].ShouldStartWith("error\t1\t\"15x\" is neither");
        run.Lines[1].ShouldStartWith("error\t2\t");
        run.Lines[2].ShouldStartWith("error\t3\t\"15min\" counts hours");
        run.Lines[3].ShouldEndWith("confirmed");
    }

    [Fact]
    public void DueBatch_Json_IsAnObjectALine()
    {
        var run = Run(["due", "-", "--json"], "3d 2026-09-18\nnonsense\n");

        run.ExitCode.ShouldBe(1);
        var (first, second) = (JsonDocument.Parse(run.Lines[0]).RootElement, JsonDocument.Parse(run.Lines[1]).RootElement);
        first.GetProperty("due").GetString().ShouldBe("2026-09-21");
        first.GetProperty("trace").GetArrayLength().ShouldBe(4);
        second.GetProperty("line").GetInt32().ShouldBe(2);
        second.GetProperty("error").GetString().ShouldNotBeNull().ShouldContain("nonsense");
    }

    // Bytes, not seconds: they are the same on a busy machine. What makes a batch slow is what it allocates:
    // a calendar a line, or words that nobody reads.
    [Theory]
    [InlineData(false, 2_000)]
    [InlineData(true, 8_000)]
    public void DueBatch_ManyLines_AreAnsweredWithLittleMemoryEach(bool json, int bytesALine)
    {
        const int Lines = 10_000;
        var first = new DateOnly(2007, 1, 1);
        var input = string.Join('\n', Enumerable.Range(0, Lines).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? "15d" : "5wd")} {first.AddDays(i % 7300):yyyy-MM-dd}")));
        using var output = new LineCounter();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Run(json ? ["due", "-", "--json"] : ["due", "-"], input, output);

        ((GC.GetAllocatedBytesForCurrentThread() - before) / Lines).ShouldBeLessThan(bytesALine);
        output.Lines.ShouldBe(Lines);
    }

    private static Answer Run(string[] args, string input = "")
    {
        using var output = new StringWriter();
        var (exitCode, error) = Run(args, input, output);
        return new Answer(exitCode, output.ToString(), error);
    }

    private static (int ExitCode, string Error) Run(string[] args, string input, TextWriter output)
    {
        using var error = new StringWriter();
        var root = new RootCommand { DueCommand.Create(new StringReader(input)) };
        var exitCode = root.Parse(args).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exitCode, error.ToString());
    }

    private sealed record Answer(int ExitCode, string Output, string Error)
    {
        public string[] Lines { get; } = Output.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
    }

    /// <summary>Keeps nothing, so that only the command's own memory is measured.</summary>
    private sealed class LineCounter : TextWriter
    {
        public int Lines { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(ReadOnlySpan<char> buffer) => Lines += buffer.Count('\n');
    }
}
