using Microsoft.EntityFrameworkCore;
using Petitions.Process;
using Petitions.Process.Incidents;
using Petitions.Rules;
using Petitions.TestKit;
using Petitions.Workflows.State;

namespace Petitions.Tests.Process.Incidents;

public sealed class IncidentTests : OfficeTest
{
    [Fact]
    public async Task Incident_OfABrokenExpression_NamesActivityInputAndCauseToTheAdministrator()
    {
        await BreakAsync();

        var line = (await BoardAsync()).Open.ShouldHaveSingleItem();

        line.Where.ShouldBe("letter:2/which");
        line.Input.ShouldBe("Condition");
        line.Cause!.ShouldContain("is not defined");
        line.Outcomes.ShouldBe(["True", "False"]);
        line.CanRetry.ShouldBeTrue();
        // He mends the machinery; the register is not his.
        line.Number.ShouldBeNull();
    }

    [Fact]
    public async Task Skip_WithAnOutcome_GoesOnThereAndIsJournalled()
    {
        var number = await BreakAsync();
        var id = (await BoardAsync()).Open.Single().Id;

        await Office.As<SkipIncident>("admin", skip => skip.RunAsync(id, "False"));

        (await Office.OpenStepsAsync(number)).ShouldBe(["no"]);
        var board = await BoardAsync();
        board.Open.ShouldBeEmpty();
        (board.Resolved.ShouldHaveSingleItem().Resolution, board.Resolved[0].ResolvedBy).ShouldBe(("skipped", World.PersonOf("admin")));
        (await Office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == "incident.skipped"))).ShouldBe(1);
    }

    [Fact]
    public async Task Skip_WithAnOutcomeItNeverHas_IsRefusedAndLeavesAllAsItWas()
    {
        await BreakAsync();
        var id = (await BoardAsync()).Open.Single().Id;

        await RefusedAsync("outcome-unknown", () => Office.As<SkipIncident>("admin", skip => skip.RunAsync(id, "Perhaps")));

        (await BoardAsync()).Open.ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public async Task Retry_OfWhatIsNotMended_IsANewIncident()
    {
        await BreakAsync();
        var id = (await BoardAsync()).Open.Single().Id;

        await Office.As<RetryIncident>("admin", retry => retry.RunAsync(id));

        var board = await BoardAsync();
        board.Open.ShouldHaveSingleItem().Id.ShouldNotBe(id);
        board.Resolved.ShouldHaveSingleItem().Resolution.ShouldBe("retried");
    }

    [Fact]
    public async Task Retry_AfterAMoveToAMendedVersion_GoesOn()
    {
        var number = await BreakAsync();
        await Office.PublishAsync(Flow("return false").Json());
        var instance = await InstanceAsync(number);

        await Office.As<MoveWorkflow>("admin", move => move.RunAsync(instance, "letter:3"));
        var id = (await BoardAsync()).Open.Single().Id;
        await Office.As<RetryIncident>("admin", retry => retry.RunAsync(id));

        (await Office.OpenStepsAsync(number)).ShouldBe(["no"]);
        (await Office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == "workflow.moved"))).ShouldBe(1);
    }

    [Fact]
    public async Task Move_ToAVersionWithoutTheOpenStep_IsRefusedAndNamesIt()
    {
        await Office.PublishAsync(new SmallFlow().Task("first").Chain("first").Json());
        var number = await Office.ReceiveAsync(Letters.Received);
        await Office.PublishAsync(new SmallFlow().Task("other").Chain("other").Json());
        var instance = await InstanceAsync(number);

        await RefusedAsync("workflow-step-missing", () => Office.As<MoveWorkflow>("admin", move => move.RunAsync(instance, "letter:3")));

        (await Office.AskAsync(db => db.WorkflowInstances.Select(i => i.VersionId).SingleAsync())).ShouldBe("letter:2");
        await Office.CompleteAsync("clerk", number, "first", "done");
    }

    [Fact]
    public async Task CancelWorkflow_WithdrawsItsTasksAndEndsItsIncidents()
    {
        var number = await BreakAsync(alongside: true);
        var instance = await InstanceAsync(number);

        await RefusedAsync("incident-note-missing", () => Office.As<CancelWorkflow>("admin", cancel => cancel.RunAsync(instance, " ")));
        await Office.As<CancelWorkflow>("admin", cancel => cancel.RunAsync(instance, "登记有误，另案办理"));
        await RefusedAsync("workflow-ended", () => Office.As<CancelWorkflow>("admin", cancel => cancel.RunAsync(instance, "again")));

        (await Office.OpenStepsAsync(number)).ShouldBeEmpty();
        (await BoardAsync()).Open.ShouldBeEmpty();
        (await Office.AskAsync(db => db.WorkflowInstances.Select(i => i.Status).SingleAsync())).ShouldBe(nameof(WorkflowSubStatus.Cancelled));
    }

    [Fact]
    public async Task WorkflowWhoseTaskIsLost_IsFoundAndMended()
    {
        await Office.PublishAsync(new SmallFlow().Task("first").Chain("first").Json());
        var number = await Office.ReceiveAsync(Letters.Received);
        (await BoardAsync()).Stuck.ShouldBeEmpty();
        await Office.ChangeAsync(db => db.Tasks.ExecuteDeleteAsync());

        var stuck = (await BoardAsync()).Stuck.ShouldHaveSingleItem();
        stuck.Steps.ShouldBe(["first"]);
        await Office.As<MendWorkflow>("admin", mend => mend.RunAsync(stuck.InstanceId));

        (await Office.OpenStepsAsync(number)).ShouldBe(["first"]);
        (await BoardAsync()).Stuck.ShouldBeEmpty();
        await RefusedAsync("workflow-nothing-to-mend", () => Office.As<MendWorkflow>("admin", mend => mend.RunAsync(stuck.InstanceId)));
        await Office.CompleteAsync("clerk", number, "first", "done");
    }

    [Fact]
    public async Task Incident_ForAnybodyElse_IsNotThere()
    {
        await BreakAsync();
        var id = (await BoardAsync()).Open.Single().Id;

        foreach (var account in new[] { "clerk", "officehead", "auditor" })
        {
            await Should.ThrowAsync<NotVisible>(() => Office.As<IncidentList, IncidentBoard>(account, list => list.RunAsync()));
            await Should.ThrowAsync<NotVisible>(() => Office.As<SkipIncident>(account, skip => skip.RunAsync(id, "True")));
        }
    }

    [Fact]
    public async Task SignalledTwice_WithOneWait_IsTakenOnceAndTheSecondIsKept()
    {
        await Office.PublishAsync(new SmallFlow().Task("first").Event("papers", "材料收到").Task("after").Chain("first", "papers", "after").Json());
        var number = await Office.ReceiveAsync(Letters.Received);

        await RefusedAsync("event-unknown", () => SignalAsync("别的"));
        (await SignalAsync("材料收到")).ShouldBeFalse();
        await Office.CompleteAsync("clerk", number, "first", "done");

        (await Office.OpenStepsAsync(number)).ShouldBe(["after"]);
        (await BoardAsync()).Stuck.ShouldBeEmpty();

        Task<bool> SignalAsync(string name) => Office.As<SignalCase, bool>("clerk", signal => signal.RunAsync(number, name, null));
    }

    private Task<IncidentBoard> BoardAsync() => Office.As<IncidentList, IncidentBoard>("admin", list => list.RunAsync());

    private Task<Guid> InstanceAsync(string number) =>
        Office.AskAsync(db => db.WorkflowInstances.Where(i => db.Cases.Any(c => c.Id == i.CaseId && c.Number == number)).Select(i => i.Id).SingleAsync());

    private static SmallFlow Flow(string condition) =>
        new SmallFlow().Task("first").Decision("which", condition).Task("yes").Task("no").Chain("first", "which").Connect("which", "yes", "True").Connect("which", "no", "False");

    private async Task<string> BreakAsync(bool alongside = false)
    {
        var flow = Flow("return nothing.here");
        await Office.PublishAsync((alongside ? flow.Task("beside").Connect("start", "beside") : flow).Json());
        var number = await Office.ReceiveAsync(Letters.Received);
        await Office.CompleteAsync("clerk", number, "first", "done");
        return number;
    }
}
