using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Deadlines;
using Petitions.Intake.Files;
using Petitions.TestKit;

namespace Petitions.Tests.Deadlines;

/// <summary>A letter of 22 September, due on the 28th at 17:30: reminder on the 24th, enforcement at 16:30, rungs after it.</summary>
public sealed class SweepDueTests : OfficeTest
{
    private const string Enforced = "2026-09-28T16:31", Closed = "2026-09-28T17:31";

    [Fact]
    public async Task Sweep_BeforeAnythingIsDue_DoesNothing()
    {
        await Office.ReadAsync(World.Noise, Readings.Claim);

        (await Office.SweepAsync()).ShouldBe(0);
        (await Office.AskAsync(db => db.Notices.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Sweep_AtTheReminder_TellsThoseWhoHoldTheTask()
    {
        await Office.ReadAsync(World.Noise, Readings.Claim);
        Office.MoveTo("2026-09-24T09:00");

        await Office.SweepAsync();

        (await NoticesAsync("forward-3-days:reminder")).ShouldBe([World.PersonOf("clerk2"), World.PersonOf("clerk")]);
    }

    [Fact]
    public async Task Sweep_AtTheReminderOfAClaimedTask_TellsItsHolderOnly()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim);
        var task = (await Office.TaskAsync(number, "route")).Id;
        await Office.As<Petitions.Tasks.ClaimTask>("clerk2", claim => claim.RunAsync(task));
        Office.MoveTo("2026-09-24T09:00");

        await Office.SweepAsync();

        (await NoticesAsync("forward-3-days:reminder")).ShouldBe([World.PersonOf("clerk2")]);
    }

    [Theory]
    [InlineData(DisposalMethod.Refer, "officehead", DispatchForm.Original)]
    [InlineData(DisposalMethod.ReferByLetter, "leader", DispatchForm.Abstract)]
    [InlineData(DisposalMethod.ReferToHead, "leader", DispatchForm.Original)]
    public async Task Sweep_ApprovedAndUnsent_IsSentByTheSystemInItsForm(DisposalMethod method, string approver, DispatchForm form)
    {
        var number = await Office.ProposedAsync(Proposals.Any(method));
        await Office.CompleteAsync(approver, number, "approve", "approved", new { });
        Office.MoveTo(Enforced);

        await Office.SweepAsync();

        var letter = await Office.AskAsync(db => db.OfficialLetters.SingleAsync());
        (letter.SentBy, letter.Form, letter.Method, letter.Number).ShouldBe((null, form, method, "江信转〔2026〕1号"));
        (await Office.OpenStepsAsync(number)).ShouldBe(["acknowledge"]);
        (await Office.TaskAsync(number, "acknowledge")).HeadsOnly.ShouldBe(method == DisposalMethod.ReferToHead);
        var deadline = await ForwardAsync(number);
        (deadline.MetAt, deadline.BreachedAt).ShouldBe((Office.Now, null));
        (await Office.AskAsync(db => db.Journal.SingleAsync(e => e.Kind == "letter.sent-by-system"))).PersonId.ShouldBeNull();
    }

    [Fact]
    public async Task Sweep_NotApproved_IsNotSentAndTheHeadsAreTold()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("urban"));
        Office.MoveTo(Enforced);

        await Office.SweepAsync();

        (await NoticesAsync("forward-3-days:unsent")).ShouldBe(PeopleOf("leader", "officedeputy", "leader2", "officehead"), ignoreOrder: true);
        (await Office.AskAsync(db => db.OfficialLetters.AnyAsync())).ShouldBeFalse();
        (await ResultAsync(number, "enforce")).ShouldBe("escalated:not-approved");
    }

    [Fact]
    public async Task Sweep_ApprovedWithUnreadAttachments_EscalatesAndTakesNoNumber()
    {
        var number = await Office.ApprovedAsync();
        await Office.AsAsync("clerk", async scope =>
        {
            using var content = new MemoryStream("附件"u8.ToArray());
            var file = await scope.GetRequiredService<FileStore>().SaveAsync(content, TestContext.Current.CancellationToken);
            return await scope.GetRequiredService<AddAttachment>().RunAsync(number, "附件.txt", file, AttachmentKind.File);
        });
        Office.MoveTo(Enforced);

        await Office.SweepAsync();

        (await ResultAsync(number, "enforce")).ShouldBe("escalated:attachments-not-read");
        (await Office.OpenStepsAsync(number)).ShouldBe(["dispatch"]);
        (await ForwardAsync(number)).IsRunning.ShouldBeTrue();
        (await Office.AskAsync(db => db.Books.AnyAsync(b => b.Name == "江信转"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Sweep_ApprovedForSomebodyAccusedSince_EscalatesToThoseWhoAreFree()
    {
        var number = await Office.ApprovedAsync();
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named(World.GaoZhenhua));
        Office.MoveTo(Enforced);

        await Office.SweepAsync();

        // He leads the office head, who approved: the approval is void before anybody asks about the unit.
        (await ResultAsync(number, "enforce")).ShouldBe("escalated:approval-by-accused");
        (await NoticesAsync("forward-3-days:unsent")).ShouldNotContain(World.GaoZhenhua);
        (await NoticesAsync("forward-3-days:unsent")).ShouldNotBeEmpty();
        (await Office.AskAsync(db => db.Outbox.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Sweep_OneRefusedBetweenTwoSendable_SendsTheTwo()
    {
        var first = await Office.ApprovedAsync();
        var blocked = await Office.ApprovedAsync();
        await Office.ChangeAccusedAsync("clerk", blocked, Readings.Named(World.ZhengJianguo));
        var last = await Office.ApprovedAsync("health");
        Office.MoveTo(Enforced);

        await Office.SweepAsync();

        (await Office.AskAsync(db => db.OfficialLetters.Select(l => l.Number).OrderBy(n => n).ToListAsync())).ShouldBe(["江信转〔2026〕1号", "江信转〔2026〕2号"]);
        (await Office.OpenStepsAsync(first)).ShouldBe(["acknowledge"]);
        (await Office.OpenStepsAsync(last)).ShouldBe(["acknowledge"]);
        (await Office.OpenStepsAsync(blocked)).ShouldBe(["dispatch"]);
        (await Office.AskAsync(db => db.Incidents.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Sweep_AfterTheClose_PutsTheBreachOnRecordOnce()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("urban"));
        Office.MoveTo(Closed);

        await Office.SweepAsync();
        await Office.SweepAsync();

        (await ForwardAsync(number)).BreachedAt.ShouldBe(Office.Now);
        (await Office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == "deadline.breached"
            && db.Deadlines.Any(d => d.RuleId == "forward-3-days" && d.CaseId == e.CaseId) && e.PayloadJson!.Contains("forward-3-days")))).ShouldBe(1);
    }

    [Fact]
    [Trait("DeadlineCase", "19")]
    public async Task Sweep_DayByDay_UrgesRungByRungOnceEach()
    {
        await Office.ProposedAsync(Proposals.Refer("urban"));
        foreach (var day in new[] { "2026-09-28T17:31", "2026-09-29T09:00", "2026-09-30T09:00", "2026-10-08T09:00", "2026-10-10T09:00", "2026-10-16T09:01" })
        {
            Office.MoveTo(day);
            await Office.SweepAsync();
            await Office.SweepAsync();
        }

        var told = await Office.AskAsync(db => db.Notices.Where(n => n.Code.StartsWith("forward-3-days") && (n.PersonId == "lin-guodong" || n.PersonId == "gao-zhenhua")).OrderBy(n => n.Id).Select(n => n.Code).ToListAsync());
        told.ShouldBe(
        [
            "forward-3-days:unsent", "forward-3-days:due", "forward-3-days:rung-1", "forward-3-days:rung-2",
            "forward-3-days:rung-3", "forward-3-days:rung-4", "forward-3-days:rung-5",
        ]);
    }

    [Fact]
    [Trait("DeadlineCase", "20")]
    public async Task Sweep_AfterTwoWeeksDown_SendsLateAndPutsTheBreachOnRecord()
    {
        var number = await Office.ApprovedAsync();
        Office.MoveTo("2026-10-12T09:00");

        await Office.SweepAsync();

        (await Office.OpenStepsAsync(number)).ShouldBe(["acknowledge"]);
        var deadline = await ForwardAsync(number);
        (deadline.MetAt, deadline.BreachedAt).ShouldBe((Office.Now, Office.Now));
        (await ResultAsync(number, "reminder")).ShouldBe("Reminder-late");
        (await ResultAsync(number, "enforce")).ShouldBe("sent");
        // What is sent needs no urging: rungs of the same sweep, and of the same batch, stay silent.
        (await ResultAsync(number, "rung-1")).ShouldBe("met");
    }

    [Fact]
    [Trait("DeadlineCase", "23")]
    public async Task Sweep_TwoAtOnce_DoEverythingOnce()
    {
        var approved = await Office.ApprovedAsync();
        await Office.ProposedAsync(Proposals.Refer("urban"));
        Office.MoveTo(Enforced);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Office.SweepAsync)));

        (await Office.AskAsync(db => db.OfficialLetters.CountAsync())).ShouldBe(1);
        (await Office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == "letter.sent-by-system"))).ShouldBe(1);
        (await Office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == "deadline.escalated"))).ShouldBe(1);
        (await Office.OpenStepsAsync(approved)).ShouldBe(["acknowledge"]);
    }

    [Fact]
    public async Task Sweep_RowThatFails_IsAnIncidentTriedAgainAndStopsNobodyElse()
    {
        var broken = await Office.ProposedAsync(Proposals.Refer("urban"));
        var sound = await Office.ApprovedAsync();
        var row = await Office.AskAsync(db => db.DueRows.AsNoTracking().SingleAsync(r => r.Stage == "reminder" && r.DueAt == World.At("2026-09-24T09:00").UtcDateTime && db.Cases.Any(c => c.Id == r.CaseId && c.Number == broken)));
        Office.Tamper($"UPDATE DueRows SET DeadlineId = '{Guid.NewGuid().ToString().ToUpperInvariant()}' WHERE Id = {row.Id}");
        Office.MoveTo(Enforced);

        await Office.SweepAsync();
        await Office.SweepAsync();

        (await Office.OpenStepsAsync(sound)).ShouldBe(["acknowledge"]);
        (await ResultAsync(broken, "enforce")).ShouldBe("escalated:not-approved");
        var incident = await Office.AskAsync(db => db.Incidents.SingleAsync());
        incident.Where.ShouldBe("due:DeadlineStage:reminder");
        var failed = await Office.AskAsync(db => db.DueRows.AsNoTracking().SingleAsync(r => r.Id == row.Id));
        (failed.DoneAt, failed.Attempts, failed.RetryAt).ShouldBe((null, 1, Office.Now + TimeSpan.FromMinutes(2)));

        Office.Tamper($"UPDATE DueRows SET DeadlineId = '{row.DeadlineId.ToString()!.ToUpperInvariant()}' WHERE Id = {row.Id}");
        Office.Time.Advance(TimeSpan.FromMinutes(2));
        await Office.SweepAsync();
        (await ResultAsync(broken, "reminder")).ShouldBe("Reminder-late");
    }

    [Fact]
    public async Task Sweep_ClockPutBackAndForth_FiresOnce()
    {
        var number = await Office.ApprovedAsync();
        Office.MoveTo("2026-09-24T09:00");
        await Office.SweepAsync();
        (await NoticesAsync("forward-3-days:reminder")).Count.ShouldBe(2);

        Office.Time.AdjustTime(World.At("2026-09-23T09:00"));
        (await Office.SweepAsync()).ShouldBe(0);
        Office.Time.AdjustTime(World.At("2026-09-24T09:00"));
        (await Office.SweepAsync()).ShouldBe(0);

        (await NoticesAsync("forward-3-days:reminder")).Count.ShouldBe(2);
        (await Office.OpenStepsAsync(number)).ShouldBe(["dispatch"]);
    }

    [Fact]
    public async Task Sweep_SealedCase_TellsTheClearedAndNoLeader()
    {
        await Office.AccusationAsync();
        Office.MoveTo(Enforced);

        await Office.SweepAsync();

        (await NoticesAsync("forward-3-days:unsent")).ShouldBe(["cao-yong", "han-xue", "ye-qing"]);
    }

    private static IEnumerable<string> PeopleOf(params string[] accounts) => accounts.Select(World.PersonOf);

    private Task<List<string>> NoticesAsync(string code) => Office.AskAsync(db => db.Notices.Where(n => n.Code == code).Select(n => n.PersonId).OrderBy(p => p).ToListAsync());

    private Task<Deadline> ForwardAsync(string number) => Office.AskAsync(db => db.Deadlines.AsNoTracking()
        .SingleAsync(d => d.RuleId == DeadlineBook.ForwardThreeDays && db.Cases.Any(c => c.Id == d.CaseId && c.Number == number)));

    private async Task<string?> ResultAsync(string number, string stage)
    {
        var deadline = await ForwardAsync(number);
        return await Office.AskAsync(db => db.DueRows.Where(r => r.DeadlineId == deadline.Id && r.Stage == stage).Select(r => r.Result).SingleAsync());
    }
}
