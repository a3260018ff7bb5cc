using Microsoft.EntityFrameworkCore;
using Petitions.Deadlines;
using Petitions.Deadlines.Changes;
using Petitions.Replies;
using Petitions.TestKit;

namespace Petitions.Tests.Deadlines.Changes;

/// <summary>延期 (条例 art. 34; intake.md §3 case 15). Accepted on 22 September, sixty days end on Saturday 21 November, due Monday the 23rd.</summary>
public sealed class ExtensionTests : ClockTest
{
    [Fact]
    [Trait("DeadlineCase", "15")]
    public async Task Ask_StopsNothing()
    {
        var (number, clock) = await HandlingAsync();

        await AskAsync("urban", number, clock.Id, 30);

        (await ClockAsync(number, DeadlineBook.Handling)).DueAt.ShouldBe(clock.DueAt);
        (await Office.AskAsync(db => db.Notices.Where(n => n.Code == "handle-60-days:extension-asked").Select(n => n.PersonId).ToListAsync())).ShouldContain(World.ZhengJianguo);
    }

    [Fact]
    public async Task Approve_CountsOneLongerSpanAndTellsThePetitioner()
    {
        var (number, clock) = await HandlingAsync();
        var request = await AskAsync("urban", number, clock.Id, 30);

        await DecideAsync("urbanhead", number, clock.Id, request, approved: true);

        var extended = await ClockAsync(number, DeadlineBook.Handling);
        (extended.Raw, extended.Due, extended.ExtendedBy).ShouldBe((Day("2026-12-21"), Day("2026-12-21"), 30));
        var notice = await Office.AskAsync(db => db.PetitionerNotices.SingleAsync());
        (notice.Kind, notice.Number, notice.Until, notice.ServedAt).ShouldBe((NoticeKind.Extension, "江信告〔2026〕1号", Day("2026-12-21"), null));
        (await RowsAsync(extended)).Where(row => row.DoneAt is null).ShouldAllBe(row => row.DueVersion == 2);
    }

    [Fact]
    public async Task Approve_OfAPetitionerWithAnAddressForMails_SendsTheNotice()
    {
        var (number, clock) = await HandlingAsync();
        await Office.ChangeAsync(db => db.Petitioners.ExecuteUpdateAsync(writer => writer.SetProperty(p => p.Email, "wangfang@example.cn")));
        var request = await AskAsync("urban", number, clock.Id, 10);

        await DecideAsync("urbanhead", number, clock.Id, request, approved: true);

        var mail = await Office.AskAsync(db => db.Outbox.SingleAsync(m => m.Kind == "notice"));
        (mail.To, mail.Text.Contains("延长办理期限至 2026年12月1日", StringComparison.Ordinal)).ShouldBe(("wangfang@example.cn", true));
    }

    [Fact]
    [Trait("DeadlineCase", "15")]
    public async Task Approve_AfterTheDueDate_LeavesTheBreachOnRecordAndRunsOn()
    {
        var (number, clock) = await HandlingAsync();
        var request = await AskAsync("urban", number, clock.Id, 30);
        Office.MoveTo("2026-11-24T09:30");
        await Office.SweepAsync();

        await DecideAsync("urbanhead", number, clock.Id, request, approved: true);
        Office.MoveTo("2026-12-22T09:00");
        await Office.SweepAsync();

        var extended = await ClockAsync(number, DeadlineBook.Handling);
        extended.BreachedAt.ShouldBe(World.At("2026-11-24T09:30").UtcDateTime);
        (await RowsAsync(extended)).Count(row => row.Stage == "due" && row.HasFired).ShouldBe(2);
    }

    [Fact]
    [Trait("DeadlineCase", "15")]
    public async Task Refuse_ChangesNothingAndAnotherMayBeAsked()
    {
        var (number, clock) = await HandlingAsync();
        var request = await AskAsync("urban", number, clock.Id, 30);

        await DecideAsync("urbanhead", number, clock.Id, request, approved: false, "可以按期办结");

        (await ClockAsync(number, DeadlineBook.Handling)).DueAt.ShouldBe(clock.DueAt);
        await AskAsync("urban", number, clock.Id, 10);
    }

    [Fact]
    public async Task Extension_ThatMayNotBe_IsRefused()
    {
        var (number, clock) = await HandlingAsync();
        var notice = await ClockAsync(number, DeadlineBook.Notice);

        await RefusedAsync("extension-too-long", () => AskAsync("urban", number, clock.Id, 31));
        await RefusedAsync("extension-too-long", () => AskAsync("urban", number, notice.Id, 1));
        await RefusedAsync("clock-not-yours", () => AskAsync("clerk", number, clock.Id, 30));
        var request = await AskAsync("urbanhead", number, clock.Id, 30);
        await RefusedAsync("extension-asked", () => AskAsync("urban", number, clock.Id, 30));
        await RefusedAsync("second-person-needed", () => DecideAsync("urbanhead", number, clock.Id, request, approved: true));
        await RefusedAsync("approver-not-competent", () => DecideAsync("officehead", number, clock.Id, request, approved: true));
        await RefusedAsync("reason-needed", () => DecideAsync("urbandeputy", number, clock.Id, request, approved: false));
        await DecideAsync("urbandeputy", number, clock.Id, request, approved: true);
        await RefusedAsync("extension-decided", () => DecideAsync("urbandeputy", number, clock.Id, request, approved: true));
        await RefusedAsync("extension-granted", () => AskAsync("urban", number, clock.Id, 1));
    }

    private async Task<(string Number, Deadline Clock)> HandlingAsync()
    {
        var number = await Office.AssignedAsync();
        return (number, await ClockAsync(number, DeadlineBook.Handling));
    }

    private Task<Guid> AskAsync(string account, string number, Guid id, int days) =>
        Office.As<AskExtension, Guid>(account, ask => ask.RunAsync(number, id, days, "情况复杂，须检测噪声"));

    private Task DecideAsync(string account, string number, Guid id, Guid request, bool approved, string? opinion = null) =>
        Office.As<DecideExtension>(account, decide => decide.RunAsync(number, id, request, approved, opinion));
}
