using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Petitions.Cli.Commands;
using Petitions.TestKit;
using Petitions.Tests.Process;
using Petitions.Workflows.State;

namespace Petitions.Tests.Cli;

/// <summary>What an operator does from a terminal about a workflow that has stopped.</summary>
public sealed class IncidentCommandTests : OfficeTest
{
    [Fact]
    public async Task List_NamesActivityInputCauseAndWhatCanBeDone()
    {
        var number = await BreakAsync();

        var (code, output, _) = await RunAsync("list");

        code.ShouldBe(0);
        output.ShouldContain("letter:2/which");
        output.ShouldContain(number);
        output.ShouldContain("input Condition");
        output.ShouldContain("nothing is not defined");
        output.ShouldContain("[outcomes: True, False; workflow ");
        output.ShouldContain("1 open, 0 hang");
    }

    [Fact]
    public async Task Skip_WithAnOutcome_GoesOnThereAndIsJournalled()
    {
        var number = await BreakAsync();
        var id = await IncidentAsync();

        (await RunAsync("skip", id, "Perhaps")).ShouldSatisfyAllConditions(
            refused => refused.Code.ShouldBe(2),
            refused => refused.Error.ShouldContain("Perhaps"));
        var (code, output, error) = await RunAsync("skip", id, "False");

        (code, output.Trim(), error).ShouldBe((0, "0 open, 0 hang", ""));
        (await Office.OpenStepsAsync(number)).ShouldBe(["no"]);
        (await RunAsync("list")).Output.ShouldContain("0 open, 0 hang");
        (await JournalledAsync("incident.skipped")).ShouldBe(1);
    }

    [Fact]
    public async Task Retry_OfWhatIsNotMended_LeavesANewIncident()
    {
        await BreakAsync();
        var id = await IncidentAsync();

        (await RunAsync("retry", id)).Output.Trim().ShouldBe($"It has failed again and is on the list as a new incident.{Environment.NewLine}1 open, 0 hang");
        var again = await RunAsync("retry", id);

        (again.Code, again.Error.Trim().Length > 0).ShouldBe((2, true));
        (await IncidentAsync()).ShouldNotBe(id);
        (await JournalledAsync("incident.retried")).ShouldBe(1);
    }

    [Fact]
    public async Task Cancel_WithANote_EndsTheWorkflow()
    {
        await BreakAsync();
        var workflow = await Office.AskAsync(db => db.WorkflowInstances.Select(i => i.Id).SingleAsync());

        (await RunAsync("cancel", $"{workflow}", "登记有误，另案办理")).Code.ShouldBe(0);

        (await Office.AskAsync(db => db.WorkflowInstances.Select(i => i.Status).SingleAsync())).ShouldBe(nameof(WorkflowSubStatus.Cancelled));
        (await RunAsync("list")).Output.ShouldContain("0 open, 0 hang");
        (await JournalledAsync("workflow.cancelled")).ShouldBe(1);
    }

    [Fact]
    public async Task Terminal_AtAnOfficeAtWork_PublishesNothing()
    {
        await Office.PublishAsync(new SmallFlow().Task("only").Chain("only").Json());

        await RunAsync("list");

        var number = await Office.ReceiveAsync(Letters.Received);
        (await Office.OpenStepsAsync(number)).ShouldBe(["only"]);
    }

    private Task<int> JournalledAsync(string kind) => Office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == kind));

    private async Task<string> IncidentAsync() => $"{await Office.AskAsync(db => db.Incidents.Where(i => i.ResolvedAt == null).Select(i => i.Id).SingleAsync())}";

    private async Task<string> BreakAsync()
    {
        await Office.PublishAsync(new SmallFlow().Task("first").Decision("which", "return nothing.here").Task("yes").Task("no")
            .Chain("first", "which").Connect("which", "yes", "True").Connect("which", "no", "False").Json());
        var number = await Office.ReceiveAsync(Letters.Received);
        await Office.CompleteAsync("clerk", number, "first", "done");
        return number;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var configuration = new InvocationConfiguration { Output = output, Error = error };
        var code = await IncidentCommand.Create().Parse([.. args, "--data", Office.Directory.Path]).InvokeAsync(configuration);
        return (code, output.ToString(), error.ToString());
    }
}
