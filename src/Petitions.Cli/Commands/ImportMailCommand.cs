using System.CommandLine;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Intake.Mail;

namespace Petitions.Cli.Commands;

/// <summary>Takes one mail in: what is done with it beyond showing it.</summary>
internal delegate Task<string> RegisterMail(MailFile file, ReadMail mail, CancellationToken cancellationToken);

/// <summary><c>petitions import-mail</c>: reads a folder of mails or an mbox, and registers them unless it is a dry run.</summary>
internal static class ImportMailCommand
{
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

            if (parsed.GetValue(dryRun))
                return await Run(source, ShowOnly, parsed.GetValue(json), parsed.InvocationConfiguration, cancellationToken);
            await using var office = await OfficeHost.OpenAsync(parsed.GetValue(data)!, cancellationToken);
            return await Run(source, office.RegisterAsync, parsed.GetValue(json), parsed.InvocationConfiguration, cancellationToken);
        });
        return command;
    }

    static async Task<int> Run(string path, RegisterMail register, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        // A terminal's own charset may not know every name.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var (count, quarantined) = (0, 0);
        foreach (var file in MailFile.ReadAll(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var mail = MailReader.Read(file.Raw, MailLimits.Default);
            var fate = await register(file, mail, cancellationToken);
            await console.Output.WriteLineAsync(json ? MailLine.Write(file.Name, mail) : $"{file.Name}: {fate}: {mail.Subject} — {mail.FromName} <{mail.FromAddress}>, {mail.Attachments.Count} attachments");
            count++;
            quarantined += mail.Quarantined is null ? 0 : 1;
        }

        if (!json)
            await console.Output.WriteLineAsync($"{count} mails, {quarantined} quarantined");
        return 0;
    }

    static Task<string> ShowOnly(MailFile file, ReadMail mail, CancellationToken cancellationToken) => Task.FromResult(mail switch
    {
        { Quarantined: { } reason } => $"quarantine ({reason})",
        { Bounce: true } => "bounce",
        { AutoReply: true } => "automatic reply",
        { Reference: { } number } => $"answer to {number}",
        _ => "new letter",
    });

    /// <summary>Registers one mail: the case it became or joined, or why it waits.</summary>
    static async Task<string> RegisterAsync(this OfficeHost office, MailFile file, ReadMail mail, CancellationToken cancellationToken) =>
        await office.AsSystemAsync(async services =>
        {
            var item = await services.GetRequiredService<TakeMail>().RunAsync(file.Name, file.Raw, mail, cancellationToken);
            var number = item.CaseId is { } id ? (await services.GetRequiredService<PetitionsDb>().Cases.FindAsync([id], cancellationToken))?.Number : null;
            return number is null ? $"{item.Fate} {item.Reason}".TrimEnd() : $"{item.Fate} {number}";
        });
}
