using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data.Search;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.TestKit;

namespace Petitions.Tests.Guard.Routes;

/// <summary>What somebody blocked finds, counts, is told or can infer.</summary>
public sealed class WhatIsSeenRoutes : RouteTest
{
    [Fact]
    public async Task Route12_SearchAndCounts_AreFilteredBeforeTheyCount()
    {
        var number = await Office.AccusationAsync();

        var found = await Office.AsAsync("urbanhead", async scope =>
        {
            var viewer = await scope.GetRequiredService<TaskAccess>().ViewerAsync();
            var visible = scope.GetRequiredService<CaseGuard>().Visible(viewer);
            var search = scope.GetRequiredService<CaseSearch>();
            return await visible.CountAsync() + await search.In(visible, viewer, number).CountAsync() + await search.In(visible, viewer, "礼金").CountAsync();
        });

        found.ShouldBe(0);
    }

    [Fact]
    public async Task Route13_MailsAndNotices_SayThatThereIsWorkAndNothingElse()
    {
        var number = await Office.AccusationAsync();
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer("discipline"));
        await Office.CompleteAsync("officedeputy", number, "approve", "approved", new { });
        await Office.CompleteAsync("sealed", number, "dispatch", "sent", new { form = "original" });

        var mails = await Office.AskAsync(db => db.Outbox.Select(m => m.Subject + m.Text).ToListAsync());

        mails.ShouldNotBeEmpty();
        mails.ShouldAllBe(m => !m.Contains(number) && !m.Contains("郑建国") && !m.Contains("城市管理") && !m.Contains("礼金"));
    }

    [Fact]
    public async Task Route16_HandlerOfAnAccusation_IsNotToldWhoWrote()
    {
        var number = await SentToDisciplineAsync();

        var view = await Office.As<CaseReader, CaseView>("discipline", reader => reader.RunAsync(number));

        (view.Petitioner, view.Receipt).ShouldBe((null, null));
    }

    [Fact]
    public async Task Route22_NumbersAndRegister_ShowNoGap()
    {
        var numbers = new List<string>();
        for (var i = 0; i < 3; i++)
            numbers.Add(await Office.ReadAsync(World.Noise, Readings.Claim));

        numbers.Select(n => int.Parse(n[8..14], System.Globalization.CultureInfo.InvariantCulture)).Zip(numbers.Skip(1).Select(n => int.Parse(n[8..14], System.Globalization.CultureInfo.InvariantCulture)))
            .ShouldContain(pair => Math.Abs(pair.First - pair.Second) > 1, "numbers are random");
        (await Office.As<CaseReader, CaseView>("officehead", reader => reader.RunAsync(numbers[0]))).ReceiptNumber.ShouldBeNull("a leader would see which numbers are missing");
    }

    [Fact]
    public async Task Route32_EnvelopeAndSender_OfASealedLetter_AreForTheClearedOnly()
    {
        var number = await SentToDisciplineAsync();

        (await Office.As<CaseReader, CaseView>("discipline", reader => reader.RunAsync(number))).Receipt.ShouldBeNull();
        (await Office.As<CaseReader, CaseView>("sealed", reader => reader.RunAsync(number))).Receipt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Route36_AdministratorAndAuditor_HaveNoExceptionAndNoJournalOfIt()
    {
        var number = await Office.AccusationAsync();

        await NobodySeesAsync(number, "admin", "auditor");
        await Should.ThrowAsync<NotVisible>(() => Office.As<CaseReader, CaseView>("admin", reader => reader.RunAsync(number)));
    }

    [Fact]
    public async Task Route37_ArchivedCase_StaysClosedForEver()
    {
        var number = await Office.RepliedAsync();
        await Office.CompleteAsync("urbandeputy", number, "followUp", "satisfied", new { notes = "满意" });
        await Office.CompleteAsync("archivist", number, "archive", "archived", new { retention = "permanent" });
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named(World.ZhengJianguo));

        Office.Time.Advance(TimeSpan.FromDays(4000));

        await NobodySeesAsync(number, "urbanhead", "urbandeputy");
    }

    [Fact]
    public async Task Route40_NewPasswordForSomebodyCleared_IsToldToAllTheCleared()
    {
        await Office.As<ResetPassword, string>("admin", reset => reset.RunAsync("sealed"));
        await Office.As<ResetPassword, string>("admin", reset => reset.RunAsync("urban"));

        var told = await Office.AskAsync(db => db.Notices.Where(n => n.Code == "cleared-account-changed").Select(n => n.PersonId).ToListAsync());
        told.ShouldBe(["cao-yong", "han-xue", "ye-qing"], ignoreOrder: true);
        (await Office.AskAsync(db => db.Accounts.SingleAsync(a => a.UserName == "sealed"))).SecurityStamp.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Route40_RoleOfTheClearedGivenToSomebody_IsToldToAllTheCleared()
    {
        await Office.As<GrantRole, AccountRole>("admin", grant => grant.RunAsync("urban", new RoleEntry(Role.SealedOfficer, Today)));

        (await Office.AskAsync(db => db.Notices.Where(n => n.Code == "cleared-account-changed").Select(n => n.PersonId).ToListAsync())).ShouldContain("han-xue");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Route42_SomebodyAsksWhoWrote_IsOnRecordForTheClearedAndTellsOfNoCase(bool exists)
    {
        var real = await Office.AccusationAsync();
        var number = exists ? real : "LX-2026-0000000";

        await Office.As<ReportEnquiry>("reception", report => report.RunAsync(new Enquiry(number, World.ZhengJianguo, "打电话问谁写的")));

        (await Office.AskAsync(db => db.Notices.Where(n => n.Code == "informant-asked-for").Select(n => n.PersonId).ToListAsync())).ShouldBe(["cao-yong", "han-xue", "ye-qing"], ignoreOrder: true);
        var sheet = await Office.As<GuardSheet, GuardSheetView>("sealed", s => s.RunAsync(real));
        sheet.Enquiries.Select(e => (e.PersonId, e.Words, e.ReportedBy)).ShouldBe(exists ? [(World.ZhengJianguo, "打电话问谁写的", World.PersonOf("reception"))] : []);
    }

    [Fact]
    public async Task Route41_PulledTask_ReadsLikeOneThatNeverWas()
    {
        var number = await Office.AssignedAsync();
        var task = (await Office.TaskAsync(number, "handle")).Id;
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("guo-yan"));

        await Should.ThrowAsync<NotVisible>(() => Office.As<TaskForm>("urban", form => form.RunAsync(task)));
        await Should.ThrowAsync<NotVisible>(() => Office.As<TaskForm>("urban", form => form.RunAsync(Guid.NewGuid())));
        (await Office.AskAsync(db => db.Notices.AnyAsync(n => n.PersonId == "guo-yan"))).ShouldBeFalse("nobody tells him that something went");
    }

    [Fact]
    public async Task ClockOfRoute9_NobodyFreeToApprove_RunsOnAndTheClearedAreAlarmed()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("health"));
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("sun-lihua", "ma-chunlei"));

        var clock = await Office.AskAsync(db => db.Deadlines.SingleAsync(d => d.RuleId == DeadlineBook.ForwardThreeDays));
        (clock.MetAt, clock.EndedAt).ShouldBe((null, null));
        (await Office.TaskAsync(number, "approve")).Escalated.ShouldBeTrue();
        (await Office.AskAsync(db => db.Notices.Where(n => n.Code == "nobody-eligible").CountAsync())).ShouldBePositive();
    }

    private async Task<string> SentToDisciplineAsync()
    {
        var number = await Office.AccusationAsync();
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer("discipline"));
        await Office.CompleteAsync("officedeputy", number, "approve", "approved", new { });
        await Office.CompleteAsync("sealed", number, "dispatch", "sent", new { form = "original" });
        return number;
    }
}
