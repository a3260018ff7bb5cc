using System.Text.Json.Nodes;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Conformance;

/// <summary>Writes what a step did in the form of the recordings.</summary>
internal static class SnapshotWriter
{
    public static JsonObject Rejected(Exception exception)
        => new() { ["after"] = "import", ["rejected"] = true, ["error"] = exception.GetType().Name };

    public static JsonObject Write(string after, bool? delivered, Burst burst)
    {
        var state = burst.State;
        var snapshot = new JsonObject { ["after"] = after };
        if (delivered is { } flag) snapshot["delivered"] = flag;
        snapshot["status"] = state.Status.ToString();
        snapshot["subStatus"] = state.SubStatus.ToString();
        snapshot["journal"] = new JsonArray([.. burst.Journal.Select(Entry)]);
        snapshot["bookmarks"] = new JsonArray([.. state.Bookmarks.Select(Wait)]);
        snapshot["variables"] = Members(state.Variables);
        snapshot["incidents"] = new JsonArray([.. state.Incidents.Select(incident =>
            (JsonNode)new JsonObject { ["activity"] = incident.ActivityId, ["message"] = incident.Message })]);
        if (state.Output.Count > 0) snapshot["output"] = Members(state.Output);
        if (state.CorrelationId is not null) snapshot["correlationId"] = state.CorrelationId;
        if (state.Name is not null) snapshot["name"] = state.Name;
        return snapshot;
    }

    private static JsonObject Entry(JournalEntry entry)
    {
        var result = new JsonObject { ["activity"] = entry.ActivityId, ["event"] = EventName(entry.Event) };
        if (entry.Event == JournalEvent.Completed) result["outcomes"] = new JsonArray([.. entry.Outcomes.Select(outcome => (JsonNode)outcome)]);
        if (entry.Inputs is not null) result["inputs"] = entry.Inputs.DeepClone();
        return result;
    }

    private static string EventName(JournalEvent journalEvent) => journalEvent switch
    {
        JournalEvent.Started => "started",
        JournalEvent.Suspended => "suspended",
        JournalEvent.Resumed => "resumed",
        JournalEvent.Completed => "completed",
        JournalEvent.Faulted => "faulted",
        JournalEvent.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(journalEvent)),
    };

    private static JsonObject Wait(Bookmark bookmark)
    {
        var kind = bookmark.Kind switch
        {
            BookmarkKind.Task => "task",
            BookmarkKind.Event => "event",
            BookmarkKind.Delay => "delay",
            BookmarkKind.Host => "human",
            _ => throw new ArgumentOutOfRangeException(nameof(bookmark)),
        };
        var result = new JsonObject { ["activity"] = bookmark.ActivityId, ["kind"] = kind };
        if (bookmark.Name.Length > 0) result["name"] = bookmark.Name;
        if (bookmark.Payload is not null) result["payload"] = bookmark.Payload.DeepClone();
        return result;
    }

    private static JsonObject Members(IReadOnlyDictionary<string, JsonNode?> values)
        => new(values.Select(value => KeyValuePair.Create(value.Key, value.Value?.DeepClone())));
}
