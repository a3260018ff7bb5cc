using System.CommandLine;
using System.Globalization;

namespace Petitions.Cli.Commands;

/// <summary>petitions due: explains a due date, or answers a stream of them, without any database.</summary>
internal static class DueCommand
{
    private const int BadInput = 2;

    public static Command Create() => Create(Console.In);

    /// <summary>For tests, which bring their own standard input.</summary>
    public static Command Create(TextReader input)
    {
        var rule = new Argument<string?>("rule-or-span")
        {
            Description = $"15d (calendar days), 5wd (working days), 2h, 15min, or a rule: {DueQuestion.RuleIds}; \"-\" reads \"span received\" lines from standard input",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var received = new Argument<string?>("received")
        {
            Description = "2026-09-18, 2026-10-04T16:20 (Asia/Shanghai) or with an offset, 2026-10-04T08:20Z",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "answer in JSON" };
        var lang = new Option<string>("--lang") { Description = "zh or en", DefaultValueFactory = _ => "zh" };
        var command = new Command("due", "Explains when something is due") { rule, received, json, lang };
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var name = parsed.GetValue(lang);
            if (name is not ("zh" or "en"))
            {
                error.WriteLine($"--lang: \"{name}\" must be zh or en");
                return BadInput;
            }

            var words = new DueWords(CultureInfo.GetCultureInfo(name));
            return parsed.GetValue(rule) == "-"
                ? DueBatch.Run(input, output, words, parsed.GetValue(json))
                : Explain(parsed.GetValue(rule), parsed.GetValue(received), words, parsed.GetValue(json), output, error);
        });
        return command;
    }

    private static int Explain(string? rule, string? received, DueWords words, bool json, TextWriter output, TextWriter error)
    {
        if (!DueQuestion.TryRead(rule, received, out var question, out var problem))
        {
            error.WriteLine(words.Problem(problem, rule, received));
            return BadInput;
        }

        var due = question.Answer();
        output.WriteLine(json ? new DueJson(words).Of(due) : words.Explain(question.Rule, due));
        return 0;
    }
}
