using MailKit;
using MailKit.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Intake.Mail;
using Petitions.Intake.Mailboxes;
using Petitions.TestKit;

namespace Petitions.Tests.Intake.Mailboxes;

/// <summary>Rows 1 to 12 of the intake checklist on a real Dovecot.</summary>
public sealed class FetchMailboxTests(DovecotFixture fixture) : MailboxTest(fixture)
{
    [Fact]
    [Trait("IntakeCase", "25")]
    public async Task NewMail_Fetched_IsALetterReceivedWhenTheServerHadIt()
    {
        await AppendAsync("路灯损坏", World.At("2026-09-21T22:15"));

        (await FetchAsync()).Taken.ShouldBe(1);

        var letter = await Office.AskAsync(db => db.Cases.AsNoTracking().SingleAsync());
        (letter.Receipt.ReceivedAt, letter.Receipt.Channel, letter.Registration!.Title).ShouldBe((World.At("2026-09-21T22:15").UtcDateTime, Channel.Mail, "路灯损坏"));
        letter.Receipt.AddresseeUnit.ShouldBe("petitions");
        var seen = (await SeenAsync()).Single();
        (seen.Outcome, seen.Settled, seen.Sha256).ShouldBe((SeenOutcome.Taken, true, (await ItemsAsync()).Single().Sha256));
        (await UnseenAsync()).ShouldBe(0);
    }

    [Fact]
    [Trait("IntakeCase", "1")]
    public async Task Row1_CrashBeforeMarkingSeen_MarksAtTheNextLookAndRegistersNothingTwice()
    {
        await AppendAsync("路灯损坏");
        await FetchAsync();
        await UnmarkAsync();

        (await FetchAsync()).Taken.ShouldBe(0);

        (await LettersAsync()).ShouldBe(1);
        (await UnseenAsync()).ShouldBe(0);
    }

    [Fact]
    [Trait("IntakeCase", "2")]
    public async Task Row2_CrashBeforeTheRow_RegistersOnceAlthoughTheOctetsLieThere()
    {
        await AppendAsync("路灯损坏");
        await FetchAsync();
        // What a crash between the stored octets and the commit leaves behind: the file and nothing else.
        await ForgetAsync();

        (await FetchAsync()).Taken.ShouldBe(1);

        (await ItemsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    [Trait("IntakeCase", "3")]
    public async Task Row3_UidValidityChangedWithTheSameMails_AreKnownByTheirOctets()
    {
        await AppendAsync("一");
        await AppendAsync("二");
        await FetchAsync();
        var before = (await MailboxAsync()).UidValidity;
        await RenumberAsync();

        await FetchAsync();

        (await MailboxAsync()).UidValidity.ShouldNotBe(before);
        (await LettersAsync()).ShouldBe(2);
        (await SeenAsync()).Count.ShouldBe(4);
        (await CountAsync())!.AddsUp.ShouldBeTrue();
    }

    [Fact]
    [Trait("IntakeCase", "4")]
    public async Task Row4_UidValidityChangedWithNewMailsUnderOldUids_AreAllRegistered()
    {
        await AppendAsync("旧信");
        await FetchAsync();
        Server.RemoveFiles(Account);
        await RenumberAsync();
        await AppendAsync("新信一");
        await AppendAsync("新信二");

        await FetchAsync();

        (await ItemsAsync()).Select(m => m.Subject).ShouldBe(["新信一", "新信二", "旧信"]);
        (await LettersAsync()).ShouldBe(3);
    }

    [Fact]
    [Trait("IntakeCase", "6")]
    public async Task Row6_SameMessageIdOtherBody_AreTwoLettersTheSecondMarked()
    {
        await AppendAsync("夜间噪声", null, "Message-ID: <same@example.com>");
        await AppendAsync("夜间施工噪声", null, "Message-ID: <same@example.com>");

        await FetchAsync();

        (await LettersAsync()).ShouldBe(2);
        (await ItemsAsync()).Select(m => m.MarkList.Contains(MailMark.SameMessageId)).ShouldBe([true, false], ignoreOrder: true);
    }

    [Fact]
    [Trait("IntakeCase", "8")]
    public async Task Row8_OneMailToTwoMailboxes_IsOneLetterWithBothReceipts()
    {
        var other = Server.NewAccount();
        var second = await AddAsync(other);
        var raw = Letter("路灯损坏");
        await Server.AppendAsync(Account, raw);
        await Server.AppendAsync(other, raw);

        await FetchAsync();
        await FetchAsync(second);

        (await LettersAsync()).ShouldBe(1);
        (await SeenAsync()).Select(s => s.MailboxId).ShouldBe([Id, second], ignoreOrder: true);
    }

    [Fact]
    [Trait("IntakeCase", "10")]
    public async Task Row10_FirstConnection_FetchesNothingUntilSomebodySaysFromWhichDay()
    {
        var account = Server.NewAccount();
        var id = await Office.As<ChangeMailbox, Guid>("admin", use => use.RunAsync(null, Form(account) with { Acknowledges = true }));
        await Server.AppendAsync(account, Letter("去年的信"), World.At("2025-11-03T09:00"));
        await Server.AppendAsync(account, Letter("昨天的信"), World.At("2026-09-21T09:00"));

        (await FetchAsync(id)).Taken.ShouldBe(0);
        (await Office.AskAsync(db => db.Mailboxes.SingleAsync(m => m.Id == id))).WaitingOnServer.ShouldBe(2);

        await BeginAsync(id, new DateOnly(2026, 9, 1));
        var run = await FetchAsync(id);

        (run.Taken, run.Ignored).ShouldBe((1, 1));
        // It lay there before the office began: nobody is written to.
        (await Office.AskAsync(db => db.Outbox.CountAsync())).ShouldBe(0);
    }

    [Fact]
    [Trait("IntakeCase", "10")]
    public async Task Row10_AnEarlierDayLater_TakesWhatWasPassedOver()
    {
        await AppendAsync("八月的信", World.At("2026-08-20T09:00"));
        (await FetchAsync()).Ignored.ShouldBe(1);

        await BeginAsync(Id, new DateOnly(2026, 8, 1));

        (await FetchAsync()).Taken.ShouldBe(1);
        (await SeenAsync()).Single().Outcome.ShouldBe(SeenOutcome.Taken);
    }

    [Fact]
    [Trait("IntakeCase", "11")]
    public async Task Row11_MoreMailsThanABatch_AreAllTaken()
    {
        await Server.AppendAsync(Account, Enumerable.Range(0, 60).Select(i => Letter($"第{i}封", $"From: writer{i}@example.com")));

        (await FetchAsync()).Taken.ShouldBe(60);

        (await CountAsync())!.ShouldSatisfyAllConditions(c => c.OnServer.ShouldBe(60), c => c.Registered.ShouldBe(60), c => c.AddsUp.ShouldBeTrue());
    }

    [Fact]
    [Trait("IntakeCase", "71")]
    public async Task Row71_MassMailOfOneSender_IsRegisteredUpToACapAndTheRestWaitsTogether()
    {
        await Server.AppendAsync(Account, Enumerable.Range(0, 35).Select(i => Letter($"请关注{i}")), World.At("2026-09-22T09:30"));
        Office.MoveTo("2026-09-22T09:31");

        await FetchAsync();

        (await LettersAsync()).ShouldBe(30);
        (await ItemsAsync()).Where(m => m.Fate == MailFate.Quarantined).Select(m => m.Reason).ShouldBe(Enumerable.Repeat(QuarantineReason.TooManyFromSender, 5));
        (await Office.AskAsync(db => db.Notices.CountAsync(n => n.Code == "mail-flood"))).ShouldBeGreaterThan(0);
    }

    [Fact]
    [Trait("IntakeCase", "12")]
    public async Task Row12_WrongPassword_FailsThisMailboxAndLeavesTheOthers()
    {
        await AppendAsync("路灯损坏");
        var dead = await AddAsync(Server.NewAccount(), form => form with { Password = "expired" });

        await Should.ThrowAsync<MailKit.Security.AuthenticationException>(() => FetchAsync(dead));

        (await FetchAsync()).Taken.ShouldBe(1);
    }

    [Fact]
    [Trait("IntakeCase", "20")]
    public async Task Row20_NotAMailAmongMails_WaitsInQuarantineAndStopsNothing()
    {
        await AppendAsync("一");
        await Server.AppendAsync(Account, "这不是邮件\r\n"u8.ToArray());
        await AppendAsync("二");

        (await FetchAsync()).Taken.ShouldBe(3);

        (await ItemsAsync()).Count(m => m.Fate == MailFate.Quarantined).ShouldBe(1);
        var count = (await CountAsync())!;
        (count.Registered, count.Quarantined, count.AddsUp).ShouldBe((2, 1, true));
    }

    [Fact]
    [Trait("IntakeCase", "17")]
    public async Task LargerThanTheLimit_IsRegisteredByItsBeginningAndMarked()
    {
        await using var small = await OfficeWorld.CreateAsync(services => services.AddSingleton(new ImapOptions { SizeLimit = 1000 }));
        var id = await small.As<ChangeMailbox, Guid>("admin", use => use.RunAsync(null, Form(Account)));
        await small.As<BeginMailbox>("admin", use => use.RunAsync(id, new DateOnly(2026, 9, 1)));
        await Server.AppendAsync(Account, [.. Letter("材料很多"), .. Enumerable.Repeat((byte)'A', 2000)]);

        await small.As<FetchMailbox, FetchRun>(null, use => use.RunAsync(id));

        var item = await small.AskAsync(db => db.MailItems.SingleAsync());
        item.MarkList.ShouldContain(MailMark.Incomplete);
        (await small.AskAsync(db => db.Cases.AsNoTracking().SingleAsync())).Registration!.Title.ShouldBe("材料很多");
    }

    [Theory]
    [InlineData(AfterTaking.Keep, 1, 1)]
    [InlineData(AfterTaking.MarkSeen, 1, 0)]
    [InlineData(AfterTaking.Move, 0, 0)]
    [InlineData(AfterTaking.Delete, 0, 0)]
    public async Task Taken_IsTreatedOnTheServerAsTheMailboxSays(AfterTaking after, int left, int unseen)
    {
        await ChangeAsync(form => form with { AfterTaking = after, MoveTo = "Done" });
        await AppendAsync("路灯损坏");

        await FetchAsync();

        (await Server.InFolderAsync(Account, folder => Task.FromResult(folder.Count))).ShouldBe(left);
        (await UnseenAsync()).ShouldBe(unseen);
        if (after == AfterTaking.Move)
            (await Server.InFolderAsync(Account, folder => Task.FromResult(folder.Count), "Done")).ShouldBe(1);
    }

    [Theory]
    [InlineData(AfterTaking.Move)]
    [InlineData(AfterTaking.Delete)]
    public async Task InQuarantine_IsNeitherMovedNorDeleted(AfterTaking after)
    {
        await ChangeAsync(form => form with { AfterTaking = after, MoveTo = "Done" });
        await Server.AppendAsync(Account, "这不是邮件\r\n"u8.ToArray());

        await FetchAsync();

        (await Server.InFolderAsync(Account, folder => Task.FromResult(folder.Count))).ShouldBe(1);
    }

    [Fact]
    public async Task Count_OfAFolderWithAMailNobodyTook_SaysSoTellsAndTakesIt()
    {
        await AppendAsync("路灯损坏");
        await FetchAsync();
        await ForgetAsync(keepPlace: true);

        var count = (await CountAsync())!;

        (count.Missing, count.AddsUp).ShouldBe((1, false));
        (await Office.AskAsync(db => db.Notices.CountAsync(n => n.Code == "mailbox-missing"))).ShouldBeGreaterThan(0);
        (await LettersAsync()).ShouldBe(2);
        (await CountAsync())!.AddsUp.ShouldBeTrue();
    }

    private Task ChangeAsync(Func<MailboxForm, MailboxForm> change) =>
        Office.As<ChangeMailbox, Guid>("admin", use => use.RunAsync(Id, change(Form(Account))));

    private Task<int> UnseenAsync() => Server.InFolderAsync(Account, async folder => (await folder.SearchAsync(SearchQuery.NotSeen)).Count);

    private async Task UnmarkAsync()
    {
        await Server.InFolderAsync(Account, async folder =>
        {
            await folder.StoreAsync(await folder.SearchAsync(SearchQuery.All), new StoreFlagsRequest(StoreAction.Remove, MessageFlags.Seen));
            return 0;
        });
        await Office.ChangeAsync(db => db.SeenMails.ExecuteUpdateAsync(m => m.SetProperty(s => s.Settled, false)));
    }

    private Task RenumberAsync()
    {
        Server.Renumber(Account);
        return Task.CompletedTask;
    }

    private Task ForgetAsync(bool keepPlace = false)
    {
        Office.Tamper("DELETE FROM SeenMails; DELETE FROM MailItems;");
        if (!keepPlace)
            Office.Tamper("UPDATE Mailboxes SET LastUid = 0");
        return Task.CompletedTask;
    }
}
