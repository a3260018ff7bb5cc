using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Petitions.Intake.Mail;
using Petitions.Intake.Mailboxes;
using Petitions.Process;
using Petitions.TestKit;

namespace Petitions.EndToEndTests.Kills;

/// <summary>
/// One mailbox on a real Dovecot, and server after server that is killed between two steps of taking its mails in: each finds what
/// the one before it left, and in the end every mail is here once.
/// </summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class IntakeKillTests
{
    private const string Name = "intake kills";

    /// <summary>In the order in which they are passed.</summary>
    private static readonly string[] FailPoints = ["mail-listed", "mail-stored", "mail-read", "mail-written", "mail-taken", "mail-reached", "mail-settled"];

    [Fact]
    [Trait("IntakeCase", "1")]
    [Trait("IntakeCase", "2")]
    public async Task Server_KilledBetweenAnyTwoStepsOfIntake_LosesNoMailAndDoublesNone()
    {
        await using var dovecot = await DovecotServer.StartAsync();
        if (dovecot.Missing is { } missing)
            Assert.SkipUnless(Environment.GetEnvironmentVariable("PETITIONS_REQUIRE_SERVICES") == "1", missing);
        dovecot.Missing.ShouldBeNull();
        await using var office = await OfficeWorld.CreateAsync();
        var (box, account) = (await AddMailboxAsync(office, dovecot), "killed");
        byte[][] mails = [Letter(1), Letter(2), "这不是邮件\r\n"u8.ToArray(), Letter(3, "Auto-Submitted: auto-replied")];
        await dovecot.AppendAsync(account, mails);

        foreach (var point in FailPoints)
        {
            using var server = await StartAsync(office, $"{point}:1");
            await server.Gone.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
            server.ExitCode.ShouldBe(137, point);
            (await StateAsync(office)).ShouldBe(StateAfter(point), point);
        }
        await office.As<FetchMailbox, FetchRun>(null, fetch => fetch.RunAsync(box, TestContext.Current.CancellationToken));

        var kept = await office.AskAsync(db => db.MailItems.AsNoTracking().ToListAsync());
        kept.Select(m => m.Sha256).ShouldBe(mails.Select(raw => Convert.ToHexStringLower(SHA256.HashData(raw))), ignoreOrder: true);
        kept.Select(m => m.Fate).ShouldBe([MailFate.Registered, MailFate.Registered, MailFate.Quarantined, MailFate.AutoReply], ignoreOrder: true);
        (await StateAsync(office)).ShouldBe((4, 2, 4));
        (await office.As<CountMailbox, MailboxCount?>(null, count => count.RunAsync(box, TestContext.Current.CancellationToken)))!.AddsUp.ShouldBeTrue();
    }

    /// <summary>Mails, letters of them, and mails that are done with on the server too.</summary>
    private static (int Mails, int Letters, int Settled) StateAfter(string point) => point switch
    {
        "mail-taken" => (1, 1, 0),
        "mail-reached" or "mail-settled" => (4, 2, 0),
        _ => (0, 0, 0),
    };

    private static Task<(int, int, int)> StateAsync(OfficeWorld office) => office.AskAsync(async db =>
        (await db.MailItems.CountAsync(), await db.Cases.CountAsync(), await db.SeenMails.CountAsync(m => m.Settled)));

    private static async Task<Guid> AddMailboxAsync(OfficeWorld office, DovecotServer dovecot)
    {
        var form = new MailboxForm(
            "killed", "killed@example.gov.cn", "127.0.0.1", dovecot.Port, MailboxSecurity.None, "killed", DovecotServer.Password, "INBOX", true, 60, AfterTaking.MarkSeen, null, "petitions", false, "example.gov.cn");
        var box = await office.As<ChangeMailbox, Guid>("admin", change => change.RunAsync(null, form));
        await office.As<BeginMailbox>("admin", begin => begin.RunAsync(box, new DateOnly(2026, 9, 1)));
        return box;
    }

    private static Task<ServerProcess> StartAsync(OfficeWorld office, string failPoint) => ServerProcess.StartAsync(new Dictionary<string, string>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["PETITIONS_FAILPOINT"] = failPoint,
        ["Data__Directory"] = office.Directory.Path,
        ["Data__Keys"] = office.Directory.Keys,
        ["Workflows__Directory"] = WorkflowFolder.Find(),
        ["Logging__LogLevel__Default"] = "Error",
        ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
        ["DOTNET_TieredPGO"] = "0",
    }, mayDie: true);

    private static byte[] Letter(int number, params string[] fields) => System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n",
        [$"From: writer{number}@example.com", "To: killed@example.gov.cn", $"Subject: letter {number}", $"Message-ID: <{number}@example.com>", .. fields, "Content-Type: text/plain; charset=utf-8", "", $"第{number}号小区的路灯坏了。", ""]));
}
