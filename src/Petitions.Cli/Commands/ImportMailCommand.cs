using System.CommandLine;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Intake.Mail;

namespace Petitions.Cli.Commands;

/// <summary><c>petitions import-mail</c>: reads a folder of mails or an mbox, and registers them unless it is a dry run.</summary>
internal static class ImportMailCommand
{
    const int Failed = 1;
    const int Misused = 2;

    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A folder of .eml files, an mbox file or a Maildir" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would be registered" };
        var data = new Option<string>("--data") { Description = "The data folder", DefaultValueFactory = _ => "data" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object a line for each mail" };
        var command = new Command("import-mail", "Read mails from files and register them") { path, dryRun, data, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var source = parsed.GetRequiredValue(path);
            if (!Directory.Exists(source) && !File.Exists(source))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"There is no folder or file '{source}'.");
                return Misused;
            }

            // A terminal's own charset may not know every name.
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            var (console, lines) = (parsed.InvocationConfiguration, parsed.GetValue(json));
            if (parsed.GetValue(dryRun))
                return Show(source, lines, console, cancellationToken);
            await using var office = await OfficeHost.OpenAsync(parsed.GetValue(data)!, cancellationToken);
            return await ImportAsync(office, source, lines, console, cancellationToken);
        });
        return command;
    }

    static int Show(string path, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var (count, quarantined) = (0, 0);
        foreach (var file in MailFile.ReadAll(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var mail = MailReader.Read(file.Raw, MailLimits.Default);
            console.Output.WriteLine(json ? MailLine.Write(file.Name, mail) : Line(file.Name, WouldBe(mail), mail));
            count++;
            quarantined += mail.Quarantined is null ? 0 : 1;
        }
        Sum(console, json, count, quarantined);
        return 0;
    }

    static async Task<int> ImportAsync(OfficeHost office, string path, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var (count, quarantined, failed) = (0, 0, 0);
        var wanting = new List<string>();
        await ImportProgress.WhileAsync(path, mails => office.AsSystemAsync(async services =>
        {
            await services.GetRequiredService<ImportMails>().RunAsync(mails, done =>
            {
                var line = json ? MailLine.Write(done.Name, done.Mail) : Line(done.Name, done.Number is { } number ? $"{done.Fate} {number}" : $"{done.Fate} {done.Reason}".TrimEnd(), done.Mail);
                if (json || !ImportProgress.IsWatched)
                    console.Output.WriteLine(line);
                else if (done.Fate == MailFate.Quarantined)
                    wanting.Add(line);
                count++;
                quarantined += done.Fate == MailFate.Quarantined ? 1 : 0;
                failed += done.Reason == QuarantineReason.Failed ? 1 : 0;
            }, cancellationToken);
            return true;
        }));
        wanting.ForEach(console.Output.WriteLine);
        Sum(console, json, count, quarantined);
        return failed == 0 ? 0 : Failed;
    }

    static string Line(string name, string fate, ReadMail mail) => $"{name}: {fate}: {mail.Subject} — {mail.FromName} <{mail.FromAddress}>, {mail.Attachments.Count} attachments";

    static void Sum(InvocationConfiguration console, bool json, int count, int quarantined)
    {
        if (!json)
            console.Output.WriteLine($"{count} mails, {quarantined} quarantined");
    }

    static string WouldBe(ReadMail mail) => mail switch
    {
        { Quarantined: { } reason } => $"quarantine ({reason})",
        { Bounce: true } => "bounce",
        { AutoReply: true } => "automatic reply",
        { Reference: { } number } => $"answer to {number}",
        _ => "new letter",
    };
}
