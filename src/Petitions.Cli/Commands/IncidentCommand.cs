using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Process.Incidents;
using Petitions.Rules;

namespace Petitions.Cli.Commands;

/// <summary><c>petitions incident</c>: what cannot go on by itself, and what can be done about it. Exit code 2 if it is refused.</summary>
internal static class IncidentCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder", DefaultValueFactory = _ => "data" };
    private static readonly Argument<long> Id = new("id") { Description = "Number of the incident" };
    private static readonly Argument<Guid> Workflow = new("workflow") { Description = "Id of the workflow, as the list shows it" };
    private static readonly Argument<string> Why = new("note") { Description = "Why; it is kept in the journal" };
    private static readonly Argument<string> Outcome = new("outcome") { Description = "Outcome to go on with" };

    public static Command Create() => new("incident", "Incidents and workflows that hang")
    {
        Act("list", "List them", (_, output) => services => ListAsync(services, output)),
        Act("retry", "Run what failed again", (parsed, output) => services => RetryAsync(services, parsed.GetRequiredValue(Id), output), Id),
        Act("skip", "Go on as if the activity had ended with an outcome", (parsed, _) => services => services.GetRequiredService<SkipIncident>().RunAsync(parsed.GetRequiredValue(Id), parsed.GetRequiredValue(Outcome)), Id, Outcome),
        Act("close", "Take an incident that stops no workflow off the list", (parsed, _) => services => services.GetRequiredService<CloseIncident>().RunAsync(parsed.GetRequiredValue(Id), parsed.GetRequiredValue(Why)), Id, Why),
        Act("cancel", "End a workflow that nobody can bring to its end", (parsed, _) => services => services.GetRequiredService<CancelWorkflow>().RunAsync(parsed.GetRequiredValue(Workflow), parsed.GetRequiredValue(Why)), Workflow, Why),
        Act("mend", "Give a workflow that hangs back what it waits for", (parsed, _) => services => services.GetRequiredService<MendWorkflow>().RunAsync(parsed.GetRequiredValue(Workflow)), Workflow),
    };

    private static Command Act(string name, string description, Func<ParseResult, TextWriter, Func<IServiceProvider, Task>> act, params Argument[] arguments)
    {
        var command = new Command(name, description) { Data };
        foreach (var argument in arguments)
            command.Add(argument);
        command.SetAction((parsed, cancellation) => UserFault.ReportAsync(parsed.InvocationConfiguration.Error, async () =>
        {
            await using var office = await OfficeHost.OpenAsync(parsed.GetValue(Data)!, cancellation);
            var run = act(parsed, parsed.InvocationConfiguration.Output);
            await office.AsSystemAsync(async services =>
            {
                try
                {
                    await run(services);
                    await CountAsync(services, parsed.InvocationConfiguration.Output);
                }
                catch (NotVisible)
                {
                    throw new RuleBroken("incident-not-there");
                }
                return true;
            });
        }));
        return command;
    }

    private static async Task ListAsync(IServiceProvider services, TextWriter output)
    {
        var board = await services.GetRequiredService<IncidentList>().RunAsync();
        foreach (var line in board.Open)
        {
            await output.WriteLineAsync($"{line.Id}  {line.At:yyyy-MM-dd HH:mm}Z  {line.Number}  {line.Where}{(line.Input is null ? "" : $"  input {line.Input}")}");
            await output.WriteLineAsync($"    {line.Cause}{(line.Outcomes.Count > 0 ? $"  [outcomes: {string.Join(", ", line.Outcomes)}; workflow {line.InstanceId}]" : "")}");
        }
        foreach (var line in board.Stuck)
            await output.WriteLineAsync($"hangs  {line.Number}  {line.VersionId}  at {string.Join(", ", line.Steps)}  [workflow {line.InstanceId}]");
    }

    /// <summary>A retry of what is not mended is a new incident, and whoever asked for it is told at once.</summary>
    private static async Task RetryAsync(IServiceProvider services, long id, TextWriter output)
    {
        if (!await services.GetRequiredService<RetryIncident>().RunAsync(id))
            await output.WriteLineAsync("It has failed again and is on the list as a new incident.");
    }

    private static async Task CountAsync(IServiceProvider services, TextWriter output)
    {
        var board = await services.GetRequiredService<IncidentList>().RunAsync();
        await output.WriteLineAsync($"{board.Open.Count} open, {board.Stuck.Count} hang");
    }
}
