using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Dispatch;
using Petitions.Dispatch.NoticeMails;
using Petitions.Guard;
using Petitions.Jobs;
using Petitions.Offices;
using Petitions.TestKit;

namespace Petitions.Tests.Dispatch;

/// <summary>邮件提醒: what the office's own people are told by mail.</summary>
public sealed class NoticeMailTests : IAsyncLifetime
{
    private static readonly string Head = World.PersonOf("officehead");

    private readonly SmtpSink sink = new();
    private OfficeWorld office = null!;
    private string number = "";

    public async ValueTask InitializeAsync()
    {
        office = await OfficeWorld.CreateAsync(services => services.AddSingleton(new SmtpOptions { Host = "127.0.0.1", Port = sink.Port, From = "xinfang@example.gov.cn", StartTls = false }));
        office.MoveTo("2026-09-22T10:00");
        number = await office.ReadAsync(World.Noise, Readings.Claim);
        await office.ChangeAsync(async db => (await db.People.SingleAsync(p => p.Id == Head)).Email = "sun@example.gov.cn");
        await RoundAsync();
    }

    [Fact]
    public async Task Round_SomethingNew_SaysThatOnceAndNothingOfTheCase()
    {
        await TellAsync("a");
        await RoundAsync();
        await RoundAsync();

        var mail = sink.Taken.ShouldHaveSingleItem();
        mail.To.Mailboxes.Single().Address.ShouldBe("sun@example.gov.cn");
        mail.Subject.ShouldBe("您有新的提醒 / You have new notices");
        mail.TextBody!.ShouldNotContain(number);
        (await office.AskAsync(db => db.Outbox.SingleAsync())).CaseId.ShouldBeNull();
    }

    [Fact]
    public async Task Round_MoreAtOnceThanAnybodyReads_IsOneMailInTenMinutes()
    {
        await TellAsync("a");
        await RoundAsync();
        for (var more = 0; more < 20; more++)
            await TellAsync($"b{more}");
        await RoundAsync();
        sink.Taken.Count.ShouldBe(1);

        office.Time.Advance(TimeSpan.FromMinutes(10));
        await RoundAsync();
        sink.Taken.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Round_InQuietHours_WaitsForTheMorning()
    {
        office.MoveTo("2026-09-22T20:00");
        await TellAsync("a");
        await RoundAsync();
        office.MoveTo("2026-09-23T07:29");
        await TellAsync("b");
        await RoundAsync();
        sink.Taken.ShouldBeEmpty();

        office.MoveTo("2026-09-23T07:30");
        await RoundAsync();
        sink.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Round_ForWhomWishesOneADay_ComesAtItsHourWithWhatCameBefore()
    {
        await WishAsync(MailWish.Daily);
        await TellAsync("a");
        await RoundAsync();
        office.MoveTo("2026-09-23T08:29");
        await RoundAsync();
        sink.Taken.ShouldBeEmpty();

        office.MoveTo("2026-09-23T08:30");
        await RoundAsync();
        await TellAsync("b");
        office.MoveTo("2026-09-23T15:00");
        await RoundAsync();
        sink.Taken.ShouldHaveSingleItem().Subject.ShouldBe("今日提醒 / Notices of the day");
    }

    [Fact]
    public async Task Round_AfterTwoWeeksDown_IsOneMail()
    {
        await WishAsync(MailWish.Daily);
        office.MoveTo("2026-10-12T09:00");
        await office.SweepAsync();
        (await office.AskAsync(db => db.Notices.CountAsync(n => n.PersonId == Head))).ShouldBeGreaterThan(1);

        // What was late came after the hour of the day: it is told the next morning.
        office.MoveTo("2026-10-13T09:00");
        await RoundAsync();
        await RoundAsync();
        sink.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Round_ForWhomWishesNone_StaysSilentAndDoesNotCatchUp()
    {
        await WishAsync(MailWish.None);
        await TellAsync("a");
        await RoundAsync();
        office.Time.Advance(TimeSpan.FromMinutes(20));
        await WishAsync(MailWish.AtOnce);
        await RoundAsync();

        sink.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Round_CaseClosedToHimSince_WritesNothing()
    {
        await TellAsync("a");
        await BlockAsync();
        await RoundAsync();

        (await office.AskAsync(db => db.Outbox.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Send_CaseClosedToHimSinceItWasWritten_IsCancelled()
    {
        await TellAsync("a");
        (await office.As<WriteNoticeMails, int>(null, write => write.RunAsync())).ShouldBe(1);
        await BlockAsync();
        await RoundAsync();

        sink.Taken.ShouldBeEmpty();
        (await office.AskAsync(db => db.Outbox.SingleAsync())).State.ShouldBe(MailState.Cancelled);
    }

    [Theory]
    [InlineData("lin")]
    [InlineData("lin@")]
    [InlineData("Lin <lin@example.cn>")]
    [InlineData("lin@example.cn, fu@example.cn")]
    public async Task Person_WithAnAddressThatIsNone_IsRefused(string address)
    {
        var refusal = await Should.ThrowAsync<Petitions.Rules.RuleBroken>(() => office.As<AddPerson, Person>("admin", use => use.RunAsync(new PersonEntry("林国梁", Email: address))));

        refusal.Code.ShouldBe("email-malformed");
    }

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        await sink.DisposeAsync();
    }

    private async Task TellAsync(string cause)
    {
        var id = (await office.CaseAsync(number)).Id;
        await office.AsAsync(null, async scope =>
        {
            await scope.GetRequiredService<Notices>().AddAsync(id, "forward-3-days:due", [Head], cause);
            await scope.GetRequiredService<Petitions.Data.PetitionsDb>().SaveChangesAsync();
            return true;
        });
        // The instant of writing belongs to the next mail.
        office.Time.Advance(TimeSpan.FromSeconds(1));
    }

    private Task RoundAsync() => office.As<SendJob>(null, job => job.SendAsync(TestContext.Current.CancellationToken));

    private Task WishAsync(MailWish wish) => office.As<ChangeMailWish>("officehead", change => change.RunAsync(wish));

    private async Task BlockAsync()
    {
        var id = (await office.CaseAsync(number)).Id;
        await office.ChangeAsync(db =>
        {
            db.CaseBlocks.Add(new CaseBlock { CaseId = id, SubjectKind = SubjectKind.Person, SubjectId = Head, Level = BlockLevel.Hard, Reason = "accused", From = office.Now });
            return Task.CompletedTask;
        });
    }
}
