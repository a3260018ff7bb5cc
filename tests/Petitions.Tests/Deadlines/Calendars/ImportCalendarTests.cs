using Microsoft.EntityFrameworkCore;
using Petitions.Data.Seed;
using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;
using Petitions.Deadlines.Changes;
using Petitions.Process;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Deadlines.Calendars;

/// <summary>The noise letter of 22 September: three days end on the 25th, a holiday, and roll to Monday the 28th.</summary>
public sealed class ImportCalendarTests : OfficeTest
{
    [Fact]
    [Trait("DeadlineCase", "4")]
    public async Task Preview_OfAStormClosure_ShowsWhatMovesAndMovesNothing()
    {
        var number = await Office.ReceiveAsync(World.Noise);

        var impact = await PreviewAsync("clerk", Storm("2026-09-28"));

        impact.DaysChanged.ShouldBe(1);
        var line = impact.Lines.Single(l => l.RuleId == DeadlineBook.ForwardThreeDays);
        (line.Number, line.OldDue, line.NewDue).ShouldBe((number, new DateOnly(2026, 9, 28), new DateOnly(2026, 9, 29)));
        (await ForwardAsync(number)).Due.ShouldBe(new DateOnly(2026, 9, 28));
        (await Office.AskAsync(db => db.Journal.AnyAsync(e => e.Kind == "calendar.imported"))).ShouldBeFalse();
    }

    [Fact]
    [Trait("DeadlineCase", "4")]
    public async Task Import_OfAStormClosure_MovesDateStagesAndTraceInOneAct()
    {
        var number = await Office.ReceiveAsync(World.Noise);

        await ImportAsync("clerk", Storm("2026-09-28"));

        var deadline = await ForwardAsync(number);
        (deadline.Due, deadline.DueVersion).ShouldBe((new DateOnly(2026, 9, 29), 2));
        var rows = await Office.AskAsync(db => db.DueRows.AsNoTracking().Where(r => r.DeadlineId == deadline.Id).ToListAsync());
        rows.Single(r => r is { Stage: "due", DoneAt: null }).DueAt.ShouldBe(World.At("2026-09-29T17:30").UtcDateTime);
        rows.Single(r => r is { Stage: "due", DueVersion: 1 }).Result.ShouldBe("moved");
        var move = await Office.AskAsync(db => db.DeadlineMoves.SingleAsync(m => m.DeadlineId == deadline.Id));
        (move.Kind, move.OldDue, move.NewDue, move.PersonId).ShouldBe((MoveKind.Calendar, new DateOnly(2026, 9, 28), new DateOnly(2026, 9, 29), World.PersonOf("clerk")));
        (await Office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == "calendar.imported"))).ShouldBe(1);
    }

    [Fact]
    public async Task Import_OfTheSameTwice_MovesOnce()
    {
        var number = await Office.ReceiveAsync(World.Noise);

        await ImportAsync("clerk", Storm("2026-09-28"));
        var again = await ImportAsync("clerk", Storm("2026-09-28"));

        again.Lines.ShouldBeEmpty();
        (await ForwardAsync(number)).DueVersion.ShouldBe(2);
    }

    [Fact]
    [Trait("DeadlineCase", "26")]
    public async Task Import_OfADayThatMakesABreachNone_WithdrawsItWithItsTrace()
    {
        var number = await Office.ReceiveAsync(World.Noise);
        Office.MoveTo("2026-09-28T18:00");
        await Office.SweepAsync();
        (await ForwardAsync(number)).BreachedAt.ShouldNotBeNull();

        await ImportAsync("clerk", Storm("2026-09-28"));
        Office.MoveTo("2026-09-29T18:00");
        await Office.SweepAsync();

        var deadline = await ForwardAsync(number);
        deadline.BreachedAt.ShouldBe(Office.Now);
        var history = await Office.AskAsync(db => db.DeadlineMoves.Where(m => m.DeadlineId == deadline.Id).OrderBy(m => m.Id).Select(m => m.Kind).ToListAsync());
        history.ShouldBe([MoveKind.Calendar, MoveKind.BreachWithdrawn]);
        (await Office.AskAsync(db => db.Notices.AnyAsync(n => n.Code == "forward-3-days:breach-withdrawn"))).ShouldBeTrue();
        (await Office.AskAsync(db => db.DueRows.CountAsync(r => r.DeadlineId == deadline.Id && r.Stage == "due" && r.Result!.StartsWith("Breach")))).ShouldBe(2);
    }

    [Fact]
    [Trait("DeadlineCase", "5")]
    public async Task Import_OfTheMissingYear_MakesProvisionalDatesSure()
    {
        Office.MoveTo("2026-12-20T09:00");
        var number = await Office.ReceiveAsync(World.Noise with { ReceivedAt = World.At("2026-12-20T09:00") });
        (await DeadlineAsync(number, DeadlineBook.Notice)).Provisional.ShouldBeTrue();

        var impact = await ImportAsync("admin", new CalendarImport("""{"year":2027,"papers":["https://example.gov.cn/2027"],"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"元旦","date":"2027-01-04","isOffDay":true}]}"""));

        var deadline = await DeadlineAsync(number, DeadlineBook.Notice);
        (deadline.Provisional, deadline.Due).ShouldBe((false, new DateOnly(2027, 1, 5)));
        impact.Lines.ShouldAllBe(line => line.Number == null);
    }

    [Fact]
    public async Task Import_OnAnOldPreview_IsAConflict()
    {
        var seen = await PreviewAsync("clerk", Storm("2026-09-28"));
        await ImportAsync("officehead", Storm("2026-09-29"));

        await ConflictAsync("calendar-changed", () => ImportAsync("clerk", Storm("2026-09-28") with { BasedOn = seen.BasedOn }));
    }

    [Fact]
    public async Task Preview_OfWhatIsHiddenFromTheReader_ShowsNothingOfIt()
    {
        await Office.AccusationAsync(World.ZhengJianguo);

        (await PreviewAsync("clerk", Storm("2026-09-28"))).Lines.ShouldBeEmpty();
        (await PreviewAsync("admin", Storm("2026-09-28"))).Moving.ShouldBe(0);
    }

    [Theory]
    [InlineData("{}", "calendar-file")]
    [InlineData("{\"year\":2027,\"papers\":[],\"days\":[]}", "calendar-without-days")]
    public Task Preview_OfWhatIsNoCalendar_SaysSo(string json, string code) =>
        RefusedAsync(code, () => PreviewAsync("admin", new CalendarImport(json)));

    [Fact]
    public async Task Preview_ByADepartment_IsNotThere() =>
        await Should.ThrowAsync<NotVisible>(() => PreviewAsync("urban", Storm("2026-09-28")));

    [Fact]
    public async Task Trace_OfAClockThatDidNotMove_IsCountedOnItsOwnEdition()
    {
        var before = await Office.AsAsync(null, async scope => await CalendarAsync(scope));
        await ImportAsync("clerk", Storm("2026-12-30"));

        var (now, past) = await Office.AsAsync(null, async scope => (await CalendarAsync(scope), await AsOfAsync(scope, before.Edition)));

        now.Days.IsWorkday(new DateOnly(2026, 12, 30)).ShouldBeFalse();
        past.Days.IsWorkday(new DateOnly(2026, 12, 30)).ShouldBeTrue();
        past.Days.Version.ShouldBe(before.Days.Version);
    }

    [Fact]
    public async Task Install_Again_TakesInNoYearTwice()
    {
        var before = await Office.AskAsync(db => db.CalendarEditions.CountAsync());

        await Office.As<InstallOffice>(null, install => install.RunAsync(WorkflowFolder.Find(), null));

        (await Office.AskAsync(db => db.CalendarEditions.CountAsync())).ShouldBe(before);
        before.ShouldBe(20);
    }

    [Theory]
    [Trait("DeadlineCase", "5")]
    [InlineData("2026-11-30T09:00", false)]
    [InlineData("2026-12-01T09:00", true)]
    public async Task Alarm_OfTheMissingYear_IsRaisedFromDecemberOnceAWeek(string at, bool raised)
    {
        Office.MoveTo(at);
        await Office.SweepAsync();
        await Office.SweepAsync();

        (await Office.AskAsync(db => db.Notices.CountAsync(n => n.Code == "calendar-missing:2027" && n.PersonId == "ding-hao"))).ShouldBe(raised ? 1 : 0);
    }

    private static CalendarImport Storm(string day) => new(
        $$"""{"year":2026,"papers":["江湾区防汛指挥部通告"],"days":[{"name":"台风停工","date":"{{day}}","isOffDay":true}]}""", CalendarKind.Local, "台风");

    private Task<CalendarImpact> PreviewAsync(string account, CalendarImport import) => Office.As<ImportCalendar, CalendarImpact>(account, use => use.PreviewAsync(import));

    private Task<CalendarImpact> ImportAsync(string account, CalendarImport import) => Office.As<ImportCalendar, CalendarImpact>(account, use => use.RunAsync(import));

    private Task<Deadline> ForwardAsync(string number) => DeadlineAsync(number, DeadlineBook.ForwardThreeDays);

    private Task<Deadline> DeadlineAsync(string number, string rule) => Office.AskAsync(db => db.Deadlines.AsNoTracking()
        .SingleAsync(d => d.RuleId == rule && db.Cases.Any(c => c.Id == d.CaseId && c.Number == number)));

    private static Task<OfficeCalendar> CalendarAsync(IServiceProvider scope) => Of(scope).Calendars.GetAsync(Of(scope).Db);

    private static Task<OfficeCalendar> AsOfAsync(IServiceProvider scope, int edition) => Of(scope).Calendars.AsOfAsync(Of(scope).Db, edition);

    private static (OfficeCalendars Calendars, Petitions.Data.PetitionsDb Db) Of(IServiceProvider scope) =>
        ((OfficeCalendars)scope.GetService(typeof(OfficeCalendars))!, (Petitions.Data.PetitionsDb)scope.GetService(typeof(Petitions.Data.PetitionsDb))!);
}
