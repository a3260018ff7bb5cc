using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Intake.Mail;

namespace Petitions.Tests.Intake.Mail;

/// <summary><c>petitions import-mail</c> on the sample mails, into a data folder of its own.</summary>
public sealed class RegisterMailTests : IDisposable
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Intake", "Mail", "Samples");

    private readonly DataDirectory data = new(Path.Combine(Path.GetTempPath(), $"petitions-mail-{Guid.NewGuid():N}"));

    [Fact]
    public async Task Import_TheSamples_RegistersEachOnceWithItsOctets()
    {
        await ImportAsync();
        var first = await PrintAsync();
        await using (var db = Open())
        {
            foreach (var file in Directory.EnumerateFiles(Samples, "*.eml"))
            {
                var raw = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
                var sha256 = Convert.ToHexString(SHA256.HashData(raw));
                var item = (await db.MailItems.ToListAsync(TestContext.Current.CancellationToken)).Single(m => string.Equals(m.Sha256, sha256, StringComparison.OrdinalIgnoreCase));
                (await StoredAsync(item.Sha256)).ShouldBe(raw, file);
                await CheckFateAsync(db, item, Path.GetFileNameWithoutExtension(file));
            }
        }

        await ImportAsync();

        (await PrintAsync()).ShouldBe(first);
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(data.Path, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(data.Path, recursive: true);
    }

    private static async Task CheckFateAsync(PetitionsDb db, MailItem item, string name)
    {
        var mail = MailReader.Read(SampleMails.Raw(name), MailLimits.Default);
        if (mail.Quarantined is not null)
        {
            (item.Fate, item.Reason, item.CaseId).ShouldBe((MailFate.Quarantined, mail.Quarantined, null), name);
            return;
        }

        item.Reason.ShouldBeNull(name);
        if (item.Fate is MailFate.AutoReply or MailFate.Bounce)
        {
            item.CaseId.ShouldBeNull(name);
            return;
        }

        var attachments = await db.Attachments.Where(a => a.CaseId == item.CaseId).OrderBy(a => a.Id).ToListAsync();
        attachments.Single(a => a.Kind == Petitions.Cases.AttachmentKind.Mail).Sha256.ShouldBe(item.Sha256, name);
        attachments.Where(a => a.Kind == Petitions.Cases.AttachmentKind.File).Select(a => a.FileName).ShouldBe(mail.Attachments.Select(a => a.Name), ignoreOrder: true, name);
        var letter = await db.Cases.SingleAsync(c => c.Id == item.CaseId);
        (letter.Receipt.Channel, letter.Stage).ShouldBe((Petitions.Cases.Channel.Mail, "registered"), name);
    }

    private PetitionsDb Open() => new(new DbContextOptionsBuilder<PetitionsDb>().UseSqlite($"Data Source={data.Database};Mode=ReadOnly;Pooling=False").Options);

    private async Task<byte[]> StoredAsync(string sha256)
    {
        var file = Directory.EnumerateFiles(data.Files, "*", SearchOption.AllDirectories).Single(f => string.Equals(Path.GetFileName(f), sha256, StringComparison.OrdinalIgnoreCase));
        return await File.ReadAllBytesAsync(file);
    }

    private async Task<string> PrintAsync()
    {
        await using var db = Open();
        var files = Directory.EnumerateFiles(data.Files, "*", SearchOption.AllDirectories).Count();
        return $"{await db.Cases.CountAsync()} cases, {await db.MailItems.CountAsync()} mails, {await db.Attachments.CountAsync()} attachments, {await db.Journal.CountAsync()} entries, {files} files, {(await db.Books.SingleAsync(b => b.Name == "来")).Last} numbers";
    }

    private async Task ImportAsync()
    {
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Petitions.Cli.dll"), "import-mail", Samples, "--data", data.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error + await output);
    }
}
