using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Intake.Mail;
using Petitions.Intake.Mailboxes;

namespace Petitions.Tests.Intake.Mailboxes;

/// <summary>Rows of the intake checklist that no real server can be asked to play.</summary>
public sealed class OddServerTests : OfficeTest
{
    private readonly OddImapServer server = new(TestMailOctets.Of("一"), TestMailOctets.Of("二"), TestMailOctets.Of("三"));

    [Fact]
    [Trait("IntakeCase", "5")]
    public async Task Row5_UidValidityCannotBeRead_WhatWasTakenIsKnownByItsOctets()
    {
        await using var closing = server;
        var id = await AddAsync();
        await FetchAsync(id);
        server.UidValidity = null;

        await FetchAsync(id);

        (await TitlesAsync()).ShouldBe(["一", "二", "三"], ignoreOrder: true);
        // And the page of the mailboxes warns of such a server.
        (await Office.AskAsync(db => db.Mailboxes.AsNoTracking().SingleAsync(m => m.Id == id))).HasNoValidity.ShouldBeTrue();
    }

    [Fact]
    [Trait("IntakeCase", "9")]
    public async Task Row9_MailThatIsGoneWhenItIsFetched_IsPassedOverAndNoted()
    {
        await using var closing = server;
        server.Vanished = 2;
        var id = await AddAsync();

        var run = await FetchAsync(id);

        (run.Taken, run.Gone).ShouldBe((2, 1));
        (await TitlesAsync()).ShouldBe(["一", "三"], ignoreOrder: true);
        (await Office.AskAsync(db => db.SeenMails.SingleAsync(m => m.Uid == 2))).Outcome.ShouldBe(SeenOutcome.Gone);
    }

    [Fact]
    [Trait("IntakeCase", "13")]
    public async Task Row13_BrokenAnswerForOneMail_KeepsAnEntryAndTakesTheOthers()
    {
        await using var closing = server;
        server.Broken = 2;
        var id = await AddAsync();

        await UntilFetchedAsync(id);

        (await TitlesAsync()).ShouldBe(["一", "三"], ignoreOrder: true);
        var entry = await Office.AskAsync(db => db.SeenMails.SingleAsync(m => m.Uid == 2));
        (entry.Outcome, entry.RetryAt is not null).ShouldBe((SeenOutcome.NotFetched, true));

        server.Broken = null;
        Office.Time.Advance(TimeSpan.FromHours(1));
        await FetchAsync(id);
        (await TitlesAsync()).Count.ShouldBe(3);
    }

    [Fact]
    [Trait("IntakeCase", "14")]
    public async Task Row14_EveryConnection_SaysWhoItIsAfterItsLoginAndBeforeItOpensTheFolder()
    {
        await using var closing = server;
        var id = await AddAsync();

        await FetchAsync(id);
        await FetchAsync(id);

        var told = server.Heard.Select(command => command.Split(' ')[0]).Where(verb => verb is "connected" or "LOGIN" or "ID" or "SELECT");
        told.ShouldBe(["connected", "LOGIN", "ID", "SELECT", "connected", "LOGIN", "ID", "SELECT"]);
        server.Heard.ShouldContain(command => command.StartsWith("ID (", StringComparison.Ordinal) && command.Contains("Petitions", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("IntakeCase", "15")]
    public async Task Row15_IdleThatDiesSilently_IsEndedAfterItsTimeAndTheMailIsTaken()
    {
        await using var closing = server;
        server.IdlesInSilence = true;
        var id = await AddAsync();
        // Less than the form lets anybody choose: a test need not wait ten seconds.
        Office.Tamper("UPDATE Mailboxes SET PollSeconds = 1");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var watch = Office.As<MailboxWatch>(null, use => use.RunAsync(id, stop.Token));
        await UntilAsync(() => Task.FromResult(server.Heard.Contains("IDLE")));

        server.Add(TestMailOctets.Of("四"));

        await UntilAsync(async () => (await TitlesAsync()).Contains("四"));
        await stop.CancelAsync();
        await watch;
    }

    [Fact]
    [Trait("IntakeCase", "16")]
    public async Task Row16_AttachmentLeftOutOfTheAnswer_IsMarkedIncompleteAndItsTextIsKept()
    {
        await using var closing = server;
        server.LeftOut = 25_000_000;
        var id = await AddAsync();

        await FetchAsync(id);

        (await TitlesAsync()).Count.ShouldBe(3);
        (await Office.AskAsync(db => db.MailItems.ToListAsync())).ShouldAllBe(m => m.MarkList.Contains(MailMark.Incomplete));
        // Nothing is moved or deleted of which the server may have more.
        (await Office.AskAsync(db => db.SeenMails.Select(m => m.Reason).Distinct().SingleAsync())).ShouldBe("cut");
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds())
            await Task.Delay(20, patience.Token);
    }

    private async Task<Guid> AddAsync()
    {
        var id = await Office.As<ChangeMailbox, Guid>("admin", use => use.RunAsync(null, new MailboxForm(
            "odd", "odd@example.gov.cn", "127.0.0.1", server.Port, MailboxSecurity.None, "odd", "secret", "INBOX", true, 60, AfterTaking.MarkSeen, null, "petitions", false, "example.gov.cn")));
        await Office.As<BeginMailbox>("admin", use => use.RunAsync(id, new DateOnly(2026, 9, 1)));
        return id;
    }

    private Task<FetchRun> FetchAsync(Guid id) => Office.As<FetchMailbox, FetchRun>(null, use => use.RunAsync(id, TestContext.Current.CancellationToken));

    /// <summary>As the watch over the mailbox does it: a look that fails is written down and followed by another.</summary>
    private async Task UntilFetchedAsync(Guid id)
    {
        for (var look = 0; look < 5; look++)
        {
            try
            {
                await FetchAsync(id);
                return;
            }
            catch (MailKit.Net.Imap.ImapProtocolException failure)
            {
                await Office.AsAsync(null, async scope =>
                {
                    var db = scope.GetRequiredService<PetitionsDb>();
                    (await db.Mailboxes.SingleAsync(m => m.Id == id)).Failed(failure.Message, Office.Now);
                    return await db.SaveChangesAsync();
                });
            }
        }

        Assert.Fail("The mailbox never gets past the broken mail.");
    }

    private Task<List<string>> TitlesAsync() => Office.AskAsync(db => db.Cases.Select(c => c.Registration!.Title).ToListAsync());
}
