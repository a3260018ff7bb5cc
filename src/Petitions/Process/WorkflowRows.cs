using System.Text;
using Petitions.Workflows.State;

namespace Petitions.Process;

/// <summary>A published version of a workflow file. Instances stay on the version they began with.</summary>
public sealed class WorkflowVersion
{
    public required string VersionId { get; init; }
    public required string DefinitionId { get; init; }
    public int Version { get; init; }
    public required string Json { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>The file of the workflow folder it was published from at a start; null when somebody published it by hand.</summary>
    public string? FromFile { get; init; }

    public DateTime PublishedAt { get; init; }
}

/// <summary>The durable state of one running workflow; the version makes a second writer lose and go again.</summary>
public sealed class WorkflowInstance
{
    private const int Room = 1_900;

    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public required string VersionId { get; set; }
    public required string StateJson { get; set; }
    public required string Status { get; set; }

    /// <summary>How many events it waits for: what it waits for else has a row of its own, a task or a due row.</summary>
    public int EventWaits { get; set; }

    public int Version { get; set; } = 1;

    public InstanceState Read() => InstanceState.FromJson(StateJson);

    public void Keep(InstanceState state)
    {
        StateJson = Padded(state.ToJson());
        Status = state.SubStatus.ToString();
        EventWaits = state.Bookmarks.Count(b => b.Kind == BookmarkKind.Event);
    }

    // A state grows a little with each burst, and a row that grows pushes its neighbours to other pages of the database: several
    // pages written for one. With blanks to the next step of room it stays where it is, two to a page.
    private static string Padded(string json) =>
        json.PadRight(json.Length + ((Room - (Encoding.UTF8.GetByteCount(json) % Room)) % Room));
}

/// <summary>Something that could not go on: seen, mended and retried by an administrator.</summary>
public sealed class Incident
{
    public long Id { get; init; }
    public Guid? CaseId { get; init; }
    public Guid? InstanceId { get; init; }
    public required string Where { get; init; }
    public required string Cause { get; init; }
    public DateTime At { get; init; }
    /// <summary>The workflow's own id of it, by which it is retried or skipped; null for what did not happen in a workflow.</summary>
    public string? WorkflowIncidentId { get; init; }

    /// <summary>The input that could not be evaluated.</summary>
    public string? Input { get; init; }

    /// <summary>The due row that failed.</summary>
    public long? DueRowId { get; init; }

    public DateTime? ResolvedAt { get; private set; }
    public string? ResolvedBy { get; private set; }

    /// <summary><c>retried</c>, <c>skipped</c>, <c>cancelled</c>, <c>closed</c>, or <c>done</c> when it went well later by itself.</summary>
    public string? Resolution { get; private set; }

    public void Resolve(string resolution, string? by, DateTime now) => (Resolution, ResolvedBy, ResolvedAt) = (resolution, by, now);
}
