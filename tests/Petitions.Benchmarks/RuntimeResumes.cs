using System.Diagnostics;
using System.Text.Json.Nodes;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Benchmarks;

/// <summary>
/// Resumes per second in memory: the definition that the real Elsa was measured with, four resumes an instance. Limit: 10,000 a
/// second, that is 100 times Elsa. A second run writes the state to JSON and reads it back between any two resumes, as a store does.
/// </summary>
internal static class RuntimeResumes
{
    private const int Limit = 10_000;
    private const int Instances = 5_000;

    public static bool Run()
    {
        var definition = WorkflowDefinitionReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "bench8.json")), ActivityRegistry.BuiltIn());
        var runner = new WorkflowRunner(TimeProvider.System, new RunnerOptions());
        Resumes(definition, runner, Instances / 2, stored: true);
        Resumes(definition, runner, Instances / 2, stored: false);
        var inMemory = Measure("in memory", stored: false);
        Measure("through JSON", stored: true);
        return inMemory >= Limit;

        double Measure(string what, bool stored)
        {
            var clock = Stopwatch.StartNew();
            var worked = Environment.CpuUsage.TotalTime;
            var resumes = Resumes(definition, runner, Instances, stored);
            // By the time the processor worked for it: others may be at work on this machine too.
            var perSecond = resumes / (Environment.CpuUsage.TotalTime - worked).TotalSeconds;
            Console.WriteLine($"runtime {what}: {resumes} resumes, {perSecond:N0} a second of one core ({resumes / clock.Elapsed.TotalSeconds:N0} by the clock); limit {Limit:N0}; ratio {perSecond / Limit:0.00}");
            return perSecond;
        }
    }

    private static int Resumes(WorkflowDefinition definition, WorkflowRunner runner, int instances, bool stored)
    {
        var resumes = 0;
        for (var i = 0; i < instances; i++)
        {
            var state = runner.Start(definition, $"bench-{i}").State;
            while (state.Status == WorkflowStatus.Running)
            {
                if (stored)
                    state = InstanceState.FromJson(state.ToJson());
                var wait = state.Bookmarks[0];
                var burst = wait.Kind == BookmarkKind.Task
                    ? runner.CompleteTask(definition, state, wait.Id, new JsonObject { ["outcome"] = "done" })
                    : runner.Publish(definition, state, wait.Name, new JsonObject());
                if (!burst.Delivered)
                    throw new InvalidOperationException($"The benchmark's definition does not go on from {wait.Name}.");
                state = burst.State;
                resumes++;
            }
        }
        return resumes;
    }
}
