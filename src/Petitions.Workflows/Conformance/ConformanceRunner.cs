using System.Globalization;
using System.Text.Json.Nodes;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Conformance;

/// <summary>Replays conformance cases and judges them. The state goes through JSON between all steps.</summary>
public sealed class ConformanceRunner
{
    private readonly JsonObject deviations;

    /// <summary>Creates a runner with the reviewed deviations that come with this library.</summary>
    public ConformanceRunner()
    {
        using var stream = typeof(ConformanceRunner).Assembly.GetManifestResourceStream("deviations.json");
        deviations = stream is null ? [] : JsonNode.Parse(stream)!.AsObject();
    }

    /// <summary>Replays a case and compares it with its records or its deviation.</summary>
    /// <param name="conformanceCase">The case.</param>
    public ConformanceResult Judge(ConformanceCase conformanceCase)
    {
        ArgumentNullException.ThrowIfNull(conformanceCase);
        var actual = Replay(conformanceCase);
        var records = conformanceCase.SoundRecords.ToList();
        var deviation = deviations[conformanceCase.Name] as JsonObject;
        if (deviation is not null) records.Add(deviation["snapshots"]!.AsArray());
        // Where Elsa is arguably wrong and nobody has reviewed what we do, a difference is to be looked at, not a failure.
        var isReviewed = deviation is not null || !conformanceCase.IsQuirk;
        if (records.Count == 0) records.Add(conformanceCase.FirstRecord);
        var differences = records.Select(record => SnapshotComparer.FirstDifference(record, actual)).ToList();
        var difference = differences.Contains(null) ? null : differences[0];
        var isSound = difference is null && (isReviewed || conformanceCase.SoundRecords.Any());
        var verdict = isSound ? ConformanceVerdict.Pass : isReviewed ? ConformanceVerdict.Fail : ConformanceVerdict.Quirk;
        return new ConformanceResult(conformanceCase.Name, conformanceCase.Area, verdict, difference);
    }

    /// <summary>Replays a case and gives its snapshots.</summary>
    /// <param name="conformanceCase">The case.</param>
    public static JsonArray Replay(ConformanceCase conformanceCase)
    {
        ArgumentNullException.ThrowIfNull(conformanceCase);
        WorkflowDefinition definition;
        try
        {
            definition = WorkflowDefinitionReader.Read(conformanceCase.Definition, ConformanceHost.Registry(conformanceCase.Content["host"]?["actions"] as JsonObject));
        }
        catch (InvalidDefinitionException exception)
        {
            return [SnapshotWriter.Rejected(exception)];
        }

        var clock = new ConformanceClock();
        var runner = new WorkflowRunner(clock, new RunnerOptions());
        var burst = runner.Start(definition, conformanceCase.Name, conformanceCase.Input);
        var snapshots = new JsonArray(SnapshotWriter.Write("start", null, burst));
        var number = 0;
        foreach (var step in conformanceCase.Steps)
        {
            var state = InstanceState.FromJson(burst.State.ToJson());
            burst = Take(step, definition, state, runner, clock, out var reportsDelivery);
            snapshots.Add(SnapshotWriter.Write($"step {++number}", reportsDelivery ? burst.Journal.Count > 0 : null, burst));
        }

        return snapshots;
    }

    private static Burst Take(JsonObject step, WorkflowDefinition definition, InstanceState state, WorkflowRunner runner, ConformanceClock clock, out bool reportsDelivery)
    {
        reportsDelivery = true;
        if (step["resume"] is JsonObject resume)
        {
            var bookmark = Open(state, BookmarkKind.Host, other => other.ActivityId == resume["activity"]!.GetValue<string>());
            return runner.ResumeHost(definition, state, bookmark, resume["outcome"]!.GetValue<string>(), resume["input"], resume.ContainsKey("input"));
        }

        if (step["event"] is JsonObject published) return runner.Publish(definition, state, published["name"]!.GetValue<string>(), published["input"]);
        if (step["task"] is JsonObject task)
        {
            var bookmark = Open(state, BookmarkKind.Task, other => other.Name == task["name"]!.GetValue<string>());
            return runner.CompleteTask(definition, state, bookmark, task["result"]);
        }

        reportsDelivery = false;
        if (step["elapse"] is not { } elapse) return runner.Cancel(definition, state);
        clock.Advance(TimeSpan.Parse(elapse.GetValue<string>(), CultureInfo.InvariantCulture));
        return runner.Elapse(definition, state, clock.GetUtcNow().UtcDateTime);
    }

    private static string Open(InstanceState state, BookmarkKind kind, Func<Bookmark, bool> matches)
        => state.Bookmarks.FirstOrDefault(bookmark => bookmark.Kind == kind && matches(bookmark))?.Id ?? "";
}
