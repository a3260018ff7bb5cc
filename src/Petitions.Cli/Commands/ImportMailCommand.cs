using System.CommandLine;
using System.Text;
using Petitions.Intake.Mail;

namespace Petitions.Cli.Commands;

/// <summary>Takes one mail in: what is done with it beyond showing it.</summary>
internal delegate Task RegisterMail(MailFile file, ReadMail mail, CancellationToken cancellationToken);

/// <summary><c>petitions import-mail</c>: reads a folder of mails or an mbox, and registers them unless it is a dry run.</summary>
internal static class ImportMailCommand
{
    const int Misused = 2;

    public static Command Create(RegisterMail? register = null)
    {
        var path = new Argument<string>("path") { Description = "A folder of .eml files, an mbox file or a Maildir" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would be registered" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object a line for each mail" };
        var command = new Command("import-mail", "Read mails from files and register them") { path, dryRun, json };
        command.SetAction((parsed, cancellationToken) => Run(
            parsed.GetRequiredValue(path),
            parsed.GetValue(dryRun) ? ShowOnly : register,
            parsed.GetValue(json),
            parsed.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    static async Task<int> Run(string path, RegisterMail? register, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (register is null)
        {
            await console.Error.WriteLineAsync("Importing needs a data folder. Add --dry-run to see what would be registered.");
            return Misused;
        }

        if (!Directory.Exists(path) && !File.Exists(path))
        {
            await console.Error.WriteLineAsync($"There is no folder or file '{path}'.");
            return Misused;
        }

        // A terminal's own charset may not know every name.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var (count, quarantined) = (0, 0);
        foreach (var file in MailFile.ReadAll(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var mail = MailReader.Read(file.Raw, MailLimits.Default);
            await register(file, mail, cancellationToken);
            await console.Output.WriteLineAsync(json ? MailLine.Write(file.Name, mail) : Summary(file.Name, mail));
            count++;
            quarantined += mail.Quarantined is null ? 0 : 1;
        }

        if (!json)
            await console.Output.WriteLineAsync($"{count} mails, {quarantined} quarantined");
        return 0;
    }

    static Task ShowOnly(MailFile file, ReadMail mail, CancellationToken cancellationToken) => Task.CompletedTask;

    static string Summary(string file, ReadMail mail)
    {
        var fate = mail switch
        {
            { Quarantined: { } reason } => $"quarantine ({reason})",
            { Bounce: true } => "bounce",
            { AutoReply: true } => "automatic reply",
            { Reference: { } number } => $"answer to {number}",
            _ => "new letter",
        };
        return $"{file}: {fate}: {mail.Subject} — {mail.FromName} <{mail.FromAddress}>, {mail.Attachments.Count} attachments";
    }
}
