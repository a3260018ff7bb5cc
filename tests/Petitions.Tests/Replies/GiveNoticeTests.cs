using Microsoft.EntityFrameworkCore;
using Petitions.Deadlines;
using Petitions.Replies;
using Petitions.TestKit;
using Petitions.Tests.Deadlines;

namespace Petitions.Tests.Replies;

/// <summary>告知 within fifteen days (条例 art. 23).</summary>
public sealed class GiveNoticeTests : ClockTest
{
    [Fact]
    public async Task Notice_HandedOver_MeetsTheFifteenDays()
    {
        var number = await Office.SentAsync();
        Office.MoveTo("2026-09-24T10:00");

        var notice = await Office.As<GiveNotice, string>("clerk", give =>
            give.RunAsync(number, NoticeKind.Transfer, "已转城市管理局办理", ReplyChannel.InPerson, World.At("2026-09-24T09:30").UtcDateTime));

        notice.ShouldBe("江信告〔2026〕1号");
        (await ClockAsync(number, DeadlineBook.Notice)).MetAt.ShouldBe(World.At("2026-09-24T09:30").UtcDateTime);
    }

    [Fact]
    public async Task Notice_OnPaper_MeetsThemWhenItIsServed()
    {
        var number = await Office.SentAsync();
        await Office.As<GiveNotice, string>("urban", give => give.RunAsync(number, NoticeKind.Acceptance, "城市管理局受理", null, null));
        (await ClockAsync(number, DeadlineBook.Notice)).IsRunning.ShouldBeTrue();
        var notice = await Office.AskAsync(db => db.PetitionerNotices.Select(n => n.Id).SingleAsync());
        Office.MoveTo("2026-09-25T10:00");

        await Office.As<GiveNotice>("urban", give => give.ServeAsync(number, notice, ReplyChannel.Post, World.At("2026-09-24T15:00").UtcDateTime));

        (await ClockAsync(number, DeadlineBook.Notice)).MetAt.ShouldBe(World.At("2026-09-24T15:00").UtcDateTime);
        await RefusedAsync("notice-served", () => Office.As<GiveNotice>("urban", give => give.ServeAsync(number, notice, ReplyChannel.Post, Office.Now)));
    }

    [Fact]
    public async Task Notice_ThatMayNotBe_IsRefused()
    {
        var number = await Office.SentAsync();

        await RefusedAsync("notice-not-yours", () => GiveAsync("leader", NoticeKind.Transfer));
        await RefusedAsync("notice-kind", () => GiveAsync("clerk", NoticeKind.Extension));
        await RefusedAsync("served-in-future", () => GiveAsync("clerk", NoticeKind.Transfer, Office.Now.AddHours(1)));
        await RefusedAsync("served-before-receipt", () => GiveAsync("clerk", NoticeKind.Transfer, Office.Now.AddHours(-1)));

        Task GiveAsync(string account, NoticeKind kind, DateTime? servedAt = null) =>
            Office.As<GiveNotice, string>(account, give => give.RunAsync(number, kind, "告知", servedAt is null ? null : ReplyChannel.InPerson, servedAt));
    }
}
