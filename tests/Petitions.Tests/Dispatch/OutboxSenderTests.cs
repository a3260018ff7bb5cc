using Petitions.Dispatch;

namespace Petitions.Tests.Dispatch;

public sealed class OutboxSenderTests
{
    [Fact]
    public async Task Send_DueMails_GoOutInOrderOverOneConnection()
    {
        await using var world = new OutboxWorld();
        var first = await world.WriteAsync("wang@example.cn");
        var second = await world.WriteAsync("李 <li@example.cn>");

        var run = await world.SendAsync();

        run.ShouldBe(new SendRun { Sent = 2 });
        world.Sink.Taken.Select(m => m.To.Mailboxes.Single().Address).ShouldBe(["wang@example.cn", "li@example.cn"]);
        world.Sink.Connections.ShouldBe(1);
        var row = await world.ReadAsync(first);
        (row.State, row.SentAt, row.Attempts).ShouldBe((MailState.Sent, world.Now, 1));
        (await world.ReadAsync(second)).State.ShouldBe(MailState.Sent);
        (await world.JournalAsync()).ShouldBe(["mail.sent", "mail.sent"]);
    }

    [Fact]
    public async Task Send_AgainWithNothingDue_SendsNothing()
    {
        await using var world = new OutboxWorld();
        await world.WriteAsync("wang@example.cn");
        await world.SendAsync();

        (await world.SendAsync()).ShouldBe(new SendRun());

        world.Sink.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Send_BeforeItsTime_Waits()
    {
        await using var world = new OutboxWorld();
        await world.WriteAsync("wang@example.cn", delay: TimeSpan.FromSeconds(15));

        world.Office.Time.Advance(TimeSpan.FromSeconds(14));
        (await world.SendAsync()).Sent.ShouldBe(0);

        world.Office.Time.Advance(TimeSpan.FromSeconds(1));
        (await world.SendAsync()).Sent.ShouldBe(1);
    }

    [Fact]
    public async Task Send_MoreThanABatch_SendsAll()
    {
        await using var world = new OutboxWorld();
        for (var i = 0; i < 101; i++)
            await world.WriteAsync($"p{i}@example.cn");

        (await world.SendAsync()).Sent.ShouldBe(101);

        world.Sink.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task Send_Message_CarriesTheRowAndNoHeaderOfTheWriters()
    {
        await using var world = new OutboxWorld();
        var mail = await world.WriteAsync("wang@example.cn\r\nBcc: eve@example.cn", "噪声\r\nBcc: eve@example.cn\u2028\0", "第一行\r\n第二行\u0007\n.\nend");

        await world.SendAsync();
        world.Office.Time.Advance(TimeSpan.FromMinutes(1));
        mail = await world.WriteAsync("wang@example.cn", mail.Subject, mail.Text);
        await world.SendAsync();

        var message = world.Sink.Taken.ShouldHaveSingleItem();
        message.Subject.ShouldBe("噪声  Bcc: eve@example.cn");
        message.Bcc.ShouldBeEmpty();
        message.TextBody!.ReplaceLineEndings("\n").TrimEnd().ShouldBe("第一行\n第二行\n.\nend");
        message.MessageId.ShouldBe(mail.MessageId.Trim('<', '>'));
        message.Date.UtcDateTime.ShouldBe(mail.CreatedAt);
        message.From.ToString().ShouldContain("xinfang@example.gov.cn");
    }

    [Fact]
    public async Task Send_GuardSaysNo_IsCancelledAndJournalled()
    {
        await using var world = new OutboxWorld();
        var blocked = await world.WriteAsync("accused@example.cn");
        await world.WriteAsync("wang@example.cn");
        world.Blocked.Add(blocked.Id);

        (await world.SendAsync()).ShouldBe(new SendRun { Sent = 1, Cancelled = 1 });

        (await world.ReadAsync(blocked)).State.ShouldBe(MailState.Cancelled);
        world.Sink.Taken.ShouldHaveSingleItem().To.ToString().ShouldBe("wang@example.cn");
        (await world.JournalAsync()).ShouldBe(["mail.cancelled", "mail.sent"]);
    }

    [Fact]
    public async Task Send_OneRecipientRefused_TheOthersGoOutOverTheSameConnection()
    {
        await using var world = new OutboxWorld();
        var refused = await world.WriteAsync("nobody@example.cn");
        await world.WriteAsync("no address at all@@");
        await world.WriteAsync("wang@example.cn");
        world.Sink.Unknown.Add("nobody@example.cn");

        (await world.SendAsync()).ShouldBe(new SendRun { Sent = 1, Deferred = 2 });

        world.Sink.Connections.ShouldBe(1);
        var row = await world.ReadAsync(refused);
        (row.State, row.Attempts, row.NotBefore).ShouldBe((MailState.Waiting, 1, world.Now.AddMinutes(1)));
        row.LastError!.ShouldContain("unknown here");
    }

    [Fact]
    public async Task Send_RefusedAgainAndAgain_BacksOffAndGivesUpAfterTwelve()
    {
        await using var world = new OutboxWorld();
        var mail = await world.WriteAsync("nobody@example.cn");
        world.Sink.Unknown.Add("nobody@example.cn");
        var waits = new List<double>();

        for (var attempt = 1; attempt < 12; attempt++)
        {
            (await world.SendAsync()).Deferred.ShouldBe(1);
            var wait = (await world.ReadAsync(mail)).NotBefore - world.Now;
            waits.Add(wait.TotalMinutes);
            world.Office.Time.Advance(wait);
        }

        waits.ShouldBe([1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60]);
        (await world.SendAsync()).ShouldBe(new SendRun { Failed = 1 });
        (await world.ReadAsync(mail)).State.ShouldBe(MailState.Failed);
        (await world.JournalAsync()).ShouldBe(["mail.failed"]);
        (await world.SendAsync()).ShouldBe(new SendRun());
    }

    [Fact]
    public async Task Send_ServerHangsUp_ConnectsAgainForTheNextMail()
    {
        await using var world = new OutboxWorld();
        var unlucky = await world.WriteAsync("unlucky@example.cn");
        await world.WriteAsync("wang@example.cn");
        world.Sink.HangUpOn = "unlucky@example.cn";

        (await world.SendAsync()).ShouldBe(new SendRun { Sent = 1, Deferred = 1 });

        world.Sink.Connections.ShouldBe(2);
        (await world.ReadAsync(unlucky)).Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Send_ServerTakesItAndHangsUp_ComesAgainUnderTheSameMessageId()
    {
        await using var world = new OutboxWorld();
        await world.WriteAsync("wang@example.cn");
        world.Sink.HangUpAfterTaking = true;

        (await world.SendAsync()).Deferred.ShouldBe(1);
        world.Office.Time.Advance(TimeSpan.FromMinutes(1));
        (await world.SendAsync()).Sent.ShouldBe(1);

        world.Sink.Taken.Count.ShouldBe(2);
        world.Sink.Taken.Select(m => (m.MessageId, m.Date, m.Subject, m.TextBody)).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Send_CommitFailsAfterTheServerTookIt_ComesAgainUnderTheSameMessageId()
    {
        await using var world = new OutboxWorld();
        var mail = await world.WriteAsync("wang@example.cn");
        world.Office.Tamper("CREATE TRIGGER NoJournal BEFORE INSERT ON Journal BEGIN SELECT RAISE(ABORT, 'disk full'); END");

        await Should.ThrowAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(world.SendAsync);
        (await world.ReadAsync(mail)).State.ShouldBe(MailState.Waiting);
        world.Office.Tamper("DROP TRIGGER NoJournal");

        (await world.SendAsync()).Sent.ShouldBe(1);
        world.Sink.Taken.Select(m => m.MessageId).Distinct().ShouldHaveSingleItem();
        (await world.ReadAsync(mail)).State.ShouldBe(MailState.Sent);
    }

    [Fact]
    public async Task Send_NoServerConfigured_CountsAndTouchesNothing()
    {
        await using var world = new OutboxWorld();
        var mail = await world.WriteAsync("wang@example.cn");
        world.Smtp.Host = null;

        (await world.SendAsync()).ShouldBe(new SendRun { Waiting = 1 });

        var row = await world.ReadAsync(mail);
        (row.State, row.Attempts, row.LastError).ShouldBe((MailState.Waiting, 0, null));
    }

    [Fact]
    public async Task Send_ServerIsDown_StopsAndUsesUpNoAttempt()
    {
        await using var world = new OutboxWorld();
        var first = await world.WriteAsync("wang@example.cn");
        var second = await world.WriteAsync("li@example.cn");
        await world.Sink.DisposeAsync();

        (await world.SendAsync()).ShouldBe(new SendRun { Waiting = 1 });

        var row = await world.ReadAsync(first);
        (row.State, row.Attempts, row.NotBefore).ShouldBe((MailState.Waiting, 0, world.Now.AddMinutes(1)));
        row.LastError.ShouldNotBeNull();
        (await world.ReadAsync(second)).LastError.ShouldBeNull();
    }

    [Fact]
    public async Task Send_ServerSaysNothing_IsNotWaitedForForever()
    {
        await using var world = new OutboxWorld();
        await world.WriteAsync("wang@example.cn");
        world.Sink.Silent = true;
        world.Smtp.Timeout = TimeSpan.FromMilliseconds(200);

        (await world.SendAsync()).Sent.ShouldBe(0);
    }
}
