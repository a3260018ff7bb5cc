using Petitions.Intake.Mail;
using Spectre.Console;

namespace Petitions.Cli;

/// <summary>How far an import has come, as a bar on the error stream of a terminal: what is printed line by line stays fit for other programs.</summary>
internal static class ImportProgress
{
    /// <summary>Whether somebody looks at a terminal: he wants the bar, and of the mails only those that need him.</summary>
    public static bool IsWatched => !Console.IsErrorRedirected && !Console.IsOutputRedirected;

    /// <param name="path">What is imported; its octets are what is counted.</param>
    /// <param name="work">Is given the mails of the path.</param>
    public static async Task WhileAsync(string path, Func<IEnumerable<MailFile>, Task> work)
    {
        var mails = MailFile.ReadAll(path);
        if (!IsWatched)
        {
            await work(mails);
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn()).StartAsync(async bars =>
        {
            var bar = bars.AddTask("", maxValue: MailFile.SizeOf(path));
            await work(mails.Select((mail, i) =>
            {
                bar.Increment(mail.Raw.Length);
                bar.Description = $"{i + 1}";
                return mail;
            }));
        });
    }
}
