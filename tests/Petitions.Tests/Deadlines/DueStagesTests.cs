using Petitions.Deadlines;
using static Petitions.Tests.Deadlines.Dates;

namespace Petitions.Tests.Deadlines;

public sealed class DueStagesTests
{
    [Fact]
    public void Stages_ForwardThreeDays_RemindEnforceBreachAndClimb()
    {
        var stages = Stages("forward-3-days", "2026-09-18T10:00");

        stages.Select(stage => (stage.Id, stage.Kind, stage.AtUtc)).ShouldBe(
        [
            ("reminder", StageKind.Reminder, Utc("2026-09-20T09:00")), // a make-up Sunday
            ("enforce", StageKind.Enforce, Utc("2026-09-21T16:30")),
            ("due", StageKind.Breach, Utc("2026-09-21T17:30")),
            ("rung-1", StageKind.Rung, Utc("2026-09-22T09:00")),
            ("rung-2", StageKind.Rung, Utc("2026-09-23T09:00")),
            ("rung-3", StageKind.Rung, Utc("2026-09-24T09:00")),
            ("rung-4", StageKind.Rung, Utc("2026-09-29T09:00")),
            ("rung-5", StageKind.Rung, Utc("2026-10-12T09:00")),
        ]);
        stages.Single(stage => stage.Id == "rung-1").To.ShouldBe([Recipient.OfficeHead, Recipient.SupervisingLeader]);
        stages.Single(stage => stage.Id == "rung-3").To.ShouldBe([Recipient.PrincipalLeader]);
    }

    [Fact]
    public void Stages_ReminderBeforeReceipt_MovesToTheDueDay() =>
        Stages("forward-3-days", "2026-10-04T16:20")[0]
            .ShouldSatisfyAllConditions(
                stage => stage.Id.ShouldBe("reminder"),
                stage => stage.AtUtc.ShouldBe(Utc("2026-10-08T09:00")));

    [Fact]
    public void Stages_NoMomentLeftForAReminder_DropsIt() =>
        Stages("open-same-day", "2026-10-09T17:00").Select(stage => stage.Id).ShouldBe(["due", "rung-1"]);

    [Fact]
    public void Stages_ReminderMovedToTheCloseItself_DropsIt()
    {
        var rule = Rule("forward-3-days") with { CloseOfDay = new TimeOnly(9, 0) };
        var due = DueDate.Calculate(rule, Start("2026-10-04T16:20"), Calendar, OfficeHours.Default);

        DueDate.Stages(rule, due, Calendar).ShouldNotContain(stage => stage.Id == "reminder");
    }

    [Fact]
    public void Stages_IncidentByTelephone_RunByTheClock() =>
        Stages("incident-phone-15-min", "2026-10-03T23:50").Select(stage => (stage.Id, stage.AtUtc)).ShouldBe(
        [
            ("reminder", Utc("2026-10-04T00:00")),
            ("due", Utc("2026-10-04T00:05")),
            ("rung-1", Utc("2026-10-04T00:10")),
            ("rung-2", Utc("2026-10-04T00:20")),
        ]);

    [Fact]
    public void Stages_BeforeAShift_RemindsAndBreachesNothing()
    {
        var stage = Stages("shift-reminder-60-min", "2026-10-04T08:00").ShouldHaveSingleItem();

        stage.Kind.ShouldBe(StageKind.Reminder);
        stage.AtUtc.ShouldBe(Utc("2026-10-04T07:00"));
        stage.To.ShouldBe([Recipient.DutyOfficer, Recipient.DutyLeader]);
    }

    private static IReadOnlyList<DeadlineStage> Stages(string rule, string start) =>
        DueDate.Stages(Rule(rule), Due(rule, start), Calendar);
}
