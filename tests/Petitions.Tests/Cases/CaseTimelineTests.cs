using Petitions.Cases;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Cases;

public sealed class CaseTimelineTests : OfficeTest
{
    [Fact]
    public async Task Timeline_OfALetterThatWasSent_TellsEverythingInOrder()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("urban"));
        await Office.CompleteAsync("officehead", number, "approve", "returned", new { opinion = "请核实职责" });
        await Office.CompleteAsync("clerk", number, "route", "proposed", Proposals.Refer("urban"));
        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });
        Office.Time.Advance(TimeSpan.FromMinutes(5));
        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });

        var entries = await ShowAsync("clerk", number);

        entries.Select(e => e.At).ShouldBeInOrder();
        entries[0].Kind.ShouldBe(TimelineKind.Received);
        entries.ShouldContain(e => e.Kind == TimelineKind.ClockStarted && e.What == "forward-3-days");
        entries.ShouldContain(e => e.Kind == TimelineKind.ClockMet && e.What == "forward-3-days");
        entries.ShouldContain(e => e.Kind == TimelineKind.Step && e.Outcome == "returned" && e.Note == "请核实职责" && e.PersonId == World.PersonOf("officehead"));
        entries.ShouldContain(e => e.Kind == TimelineKind.Sent && e.UnitId == "urban");
        entries.ShouldContain(e => e.Kind == TimelineKind.Mail && e.UnitId == "urban" && e.Outcome == "waiting");
    }

    [Fact]
    public async Task Timeline_ForTheUnit_LeavesOutWhatTheOfficeSaysToItself()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("urban"));
        await Office.CompleteAsync("officehead", number, "approve", "approved", new { opinion = "内部意见" });
        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });

        var entries = await ShowAsync("urban", number);

        entries.ShouldNotContain(e => e.Note == "内部意见");
        entries.ShouldNotContain(e => e.Kind == TimelineKind.Received || e.Kind == TimelineKind.Mail);
        (await ShowAsync("clerk", number)).ShouldContain(e => e.Note == "内部意见");
    }

    [Fact]
    public async Task Timeline_OfAClockThatRanOut_ShowsWarningAndBreach()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("urban"));
        Office.MoveTo("2026-09-28T17:31");
        await Office.SweepAsync();

        var entries = await ShowAsync("clerk", number);

        entries.ShouldContain(e => e.Kind == TimelineKind.Breached && e.What == "forward-3-days");
        entries.ShouldContain(e => e.Kind == TimelineKind.Warned && e.Outcome == "escalated");
    }

    [Fact]
    public async Task Timeline_OfWhatWasDoneAfterTheBreach_CallsItLate()
    {
        var number = await Office.ApprovedAsync();
        Office.MoveTo("2026-09-28T17:31");
        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });

        var entries = await ShowAsync("clerk", number);

        entries.Where(e => e.What == "forward-3-days" && e.Kind is (TimelineKind.ClockMet or TimelineKind.ClockMetLate)).ShouldHaveSingleItem().Kind.ShouldBe(TimelineKind.ClockMetLate);
    }

    [Fact]
    public async Task Timeline_OfAHiddenCase_IsNotThere()
    {
        var number = await Office.AccusationAsync();

        foreach (var account in new[] { "clerk", "urbanhead", "leader", "admin" })
            await Should.ThrowAsync<NotVisible>(() => ShowAsync(account, number));
        (await ShowAsync("sealed", number)).ShouldNotBeEmpty();
    }

    private Task<IReadOnlyList<TimelineEntry>> ShowAsync(string account, string number) =>
        Office.As<CaseTimeline, IReadOnlyList<TimelineEntry>>(account, timeline => timeline.RunAsync(number));
}
