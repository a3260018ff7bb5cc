using System.Text.Json.Nodes;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Tests.Conformance;

public sealed class LetterSkeletonTests
{
    private static readonly JsonObject Skeleton = JsonNode.Parse(File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "Conformance", "letter-skeleton.json")))!.AsObject();

    public static TheoryData<string> Scripts => new(Skeleton["scripts"]!.AsObject().Select(script => script.Key));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_Replayed_TakesTheRecordedPath(string name)
    {
        var script = Skeleton["scripts"]![name]!;
        var definition = WorkflowDefinitionReader.Read(Skeleton["definition"]!.ToJsonString(), ActivityRegistry.BuiltIn());
        var runner = new WorkflowRunner(TimeProvider.System, new RunnerOptions());

        var burst = runner.Start(definition, "letter");
        var path = Started(burst);
        foreach (var step in script["steps"]!.AsArray())
        {
            var task = step!["task"]!;
            var open = burst.State.Bookmarks.ShouldHaveSingleItem();
            open.Name.ShouldBe(task["name"]!.GetValue<string>());
            burst = runner.CompleteTask(definition, InstanceState.FromJson(burst.State.ToJson()), open.Id, task["result"]);
            path = [.. path, .. Started(burst)];
        }

        path.ShouldBe(script["path"]!.AsArray().Select(step => step!.GetValue<string>()));
        burst.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    private static List<string> Started(Burst burst)
        => [.. burst.Journal.Where(entry => entry.Event == JournalEvent.Started).Select(entry => entry.ActivityId)];
}
