using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Access;
using Petitions.Deadlines;
using Petitions.Process;
using Petitions.Tasks;
using Petitions.TestKit;
using Petitions.Workflows.State;

namespace Petitions.Tests.Process;

public sealed class CaseProcessTests : OfficeTest
{
    [Fact]
    public async Task Complete_TwoBranchesAtTheSameInstant_BothTakeEffect()
    {
        await Office.PublishAsync(new SmallFlow().Task("left").Task("right").Join("both").Task("after")
            .Connect("start", "left").Connect("start", "right").Connect("left", "both").Connect("right", "both").Connect("both", "after").Json());
        for (var round = 0; round < 5; round++)
        {
            var number = await Office.ReceiveAsync(Letters.Received);
            var (left, right) = (await Office.TaskAsync(number, "left"), await Office.TaskAsync(number, "right"));
            using var together = new Barrier(2);

            await Task.WhenAll(Run("clerk", left.Id), Run("clerk2", right.Id));

            (await Office.OpenStepsAsync(number)).ShouldBe(["after"]);
            (await Office.AskAsync(db => db.Steps.Where(s => db.Cases.Any(c => c.Id == s.CaseId && c.Number == number)).Select(s => s.Step).OrderBy(s => s).ToListAsync())).ShouldBe(["left", "right"]);

            Task Run(string account, Guid task) => Task.Run(async () =>
            {
                together.SignalAndWait(TestContext.Current.CancellationToken);
                await Office.CompleteAsync(account, task, "done");
            });
        }
    }

    [Fact]
    public async Task Complete_TwoBranchesFromTwoApplicationsOverOneFolder_BothTakeEffect()
    {
        await Office.PublishAsync(new SmallFlow().Task("left").Task("right").Join("both").Task("after")
            .Connect("start", "left").Connect("start", "right").Connect("left", "both").Connect("right", "both").Connect("both", "after").Json());
        await using var beside = Office.Beside();
        for (var round = 0; round < 5; round++)
        {
            var number = await Office.ReceiveAsync(Letters.Received);
            var (left, right) = (await Office.TaskAsync(number, "left"), await Office.TaskAsync(number, "right"));
            using var together = new Barrier(2);

            await Task.WhenAll(Task.Run(async () =>
            {
                together.SignalAndWait(TestContext.Current.CancellationToken);
                await Office.CompleteAsync("clerk", left.Id, "done");
            }, TestContext.Current.CancellationToken), Task.Run(async () =>
            {
                await using var scope = beside.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentActor>().PersonId = World.PersonOf("clerk2");
                together.SignalAndWait(TestContext.Current.CancellationToken);
                await scope.ServiceProvider.GetRequiredService<CompleteTask>().RunAsync(right.Id, new Completion("done"), TestContext.Current.CancellationToken);
            }, TestContext.Current.CancellationToken));

            (await Office.OpenStepsAsync(number)).ShouldBe(["after"]);
        }
    }

    [Fact]
    public async Task Complete_SameTaskByOnePersonFromTwoSides_IsDoneOnce()
    {
        var number = await Office.ReceiveAsync(World.Noise);
        var task = (await Office.TaskAsync(number, "read")).Id;

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Office.CompleteAsync("clerk", task, "read", Readings.Claim))));

        answers.Count(a => !a.AlreadyDone).ShouldBe(1);
        answers.ShouldAllBe(a => a.Number == number);
        (await Office.AskAsync(db => db.Steps.CountAsync(s => s.TaskId == task))).ShouldBe(1);
        (await Office.OpenStepsAsync(number)).ShouldBe(["route"]);
    }

    [Fact]
    public async Task Complete_BurstThatCannotEnd_LeavesNothing()
    {
        await Office.PublishAsync(new SmallFlow().Task("first").Task("second", "{role: 'clerk', clocks: ['no-such-rule']}").Chain("first", "second").Json());
        var number = await Office.ReceiveAsync(Letters.Received);
        var before = await PrintAsync();

        await RefusedAsync("deadline-rule-unknown", () => Office.CompleteAsync("clerk", number, "first", "done"));

        (await PrintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Timer_Elapsed_GoesOnAtTheNextSweepOnce()
    {
        await Office.PublishAsync(new SmallFlow().Delay("wait", "00:10:00").Task("after").Chain("wait", "after").Json());
        var number = await Office.ReceiveAsync(Letters.Received);
        (await Office.OpenStepsAsync(number)).ShouldBeEmpty();
        Office.Time.Advance(TimeSpan.FromMinutes(9));
        await Office.SweepAsync();
        (await Office.OpenStepsAsync(number)).ShouldBeEmpty();

        Office.Time.Advance(TimeSpan.FromMinutes(1));
        await Office.SweepAsync();
        await Office.SweepAsync();

        (await Office.OpenStepsAsync(number)).ShouldBe(["after"]);
        (await Office.AskAsync(db => db.DueRows.SingleAsync(r => r.Kind == DueKind.WorkflowTimer))).Result.ShouldBe("elapsed");
    }

    [Fact]
    public async Task Timer_TwoSweepsAtOnce_GoOnOnce()
    {
        await Office.PublishAsync(new SmallFlow().Delay("wait", "00:10:00").Task("after").Chain("wait", "after").Json());
        var number = await Office.ReceiveAsync(Letters.Received);
        Office.Time.Advance(TimeSpan.FromDays(14));

        await Task.WhenAll(Task.Run(Office.SweepAsync), Task.Run(Office.SweepAsync));

        (await Office.OpenStepsAsync(number)).ShouldBe(["after"]);
    }

    [Fact]
    public async Task UnknownStep_InTheFile_IsDoneAsTheFileSays()
    {
        await Office.PublishAsync(new SmallFlow().Task("翻译", "{role: 'archivist', outcomes: ['translated', 'notNeeded']}").Chain("翻译").Json());
        var number = await Office.ReceiveAsync(Letters.Received);
        await RefusedAsync("outcome-unknown", () => Office.CompleteAsync("archivist", number, "翻译", "done"));
        await RefusedAsync("data-invalid", () => Office.CompleteAsync("archivist", number, "翻译", "translated", new JsonObject { ["other"] = 1 }));

        await Office.CompleteAsync("archivist", number, "翻译", "translated", new { note = "译自蒙古文" });

        (await StateAsync(number)).Status.ShouldBe(WorkflowStatus.Finished);
        (await Office.AskAsync(db => db.Steps.SingleAsync())).DataJson.ShouldBe("""{"note":"译自蒙古文"}""");
    }

    [Fact]
    public async Task UnknownStep_ThatNamesNobody_IsTheOfficeHeads()
    {
        await Office.PublishAsync(new SmallFlow().Task("extra", "{}").Chain("extra").Json());
        var number = await Office.ReceiveAsync(Letters.Received);

        (await Office.HasTaskAsync("clerk", number)).ShouldBeFalse();
        (await Office.HasTaskAsync("officehead", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task Expression_Broken_IsAnIncidentRowAndTheActStands()
    {
        await Office.PublishAsync(new SmallFlow().Task("first").Decision("which", "return nothing.here").Chain("first", "which").Json());
        var number = await Office.ReceiveAsync(Letters.Received);

        await Office.CompleteAsync("clerk", number, "first", "done");

        var incident = await Office.AskAsync(db => db.Incidents.SingleAsync());
        incident.Where.ShouldBe("letter:2/which");
        incident.CaseId.ShouldBe((await Office.CaseAsync(number)).Id);
        incident.ResolvedAt.ShouldBeNull();
        (await Office.AskAsync(db => db.Steps.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Publish_UnchangedFile_MakesNoNewVersion()
    {
        await Office.PublishFolderAsync(WorkflowFolder.Find());
        await Office.PublishFolderAsync(WorkflowFolder.Find());

        (await Office.AskAsync(db => db.WorkflowVersions.Where(v => v.DefinitionId == "letter").Select(v => v.Version).ToListAsync())).ShouldBe([1]);
    }

    [Fact]
    public async Task Publish_ChangedFile_LeavesRunningCasesOnTheirVersion()
    {
        var old = await Office.ReceiveAsync(World.Noise);
        await Office.PublishAsync(new SmallFlow().Task("first").Chain("first").Json());
        var young = await Office.ReceiveAsync(Letters.Received);

        await Office.CompleteAsync("clerk", old, "read", "read", Readings.Claim);

        (await Office.OpenStepsAsync(old)).ShouldBe(["route"]);
        (await Office.OpenStepsAsync(young)).ShouldBe(["first"]);
        (await Office.AskAsync(db => db.WorkflowInstances.Select(i => i.VersionId).OrderBy(v => v).ToListAsync())).ShouldBe(["letter:1", "letter:2"]);
    }

    [Fact]
    public async Task Publish_FileWithAnError_PublishesNothing()
    {
        await Should.ThrowAsync<Petitions.Workflows.Definitions.InvalidDefinitionException>(() =>
            Office.As<PublishWorkflow>("admin", publish => publish.RunAsync(new SmallFlow().Task("first").Chain("first", "missing").Json().ToJsonString())));

        (await Office.AskAsync(db => db.WorkflowVersions.CountAsync(v => v.DefinitionId == "letter"))).ShouldBe(1);
    }

    private async Task<InstanceState> StateAsync(string number) => InstanceState.FromJson(await Office.AskAsync(db =>
        db.WorkflowInstances.Where(i => db.Cases.Any(c => c.Id == i.CaseId && c.Number == number)).Select(i => i.StateJson).SingleAsync()));

    // Everything a burst could have left behind.
    private Task<string> PrintAsync() => Office.AskAsync(async db => string.Join('\n',
        (await db.Tasks.AsNoTracking().ToListAsync()).Select(t => $"{t.Step} {t.State} {t.Version}")
            .Concat((await db.WorkflowInstances.AsNoTracking().ToListAsync()).Select(i => $"{i.Version} {i.StateJson}"))
            .Append($"{await db.Steps.CountAsync()} {await db.Journal.CountAsync()} {await db.Deadlines.CountAsync()} {await db.DueRows.CountAsync()} {await db.Outbox.CountAsync()} {await db.Incidents.CountAsync()}")));
}
