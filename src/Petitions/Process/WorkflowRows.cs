namespace Petitions.Process;

/// <summary>A published version of a workflow file. Instances stay on the version they began with.</summary>
public sealed class WorkflowVersion
{
    public required string VersionId { get; init; }
    public required string DefinitionId { get; init; }
    public int Version { get; init; }
    public required string Json { get; init; }
    public required string Sha256 { get; init; }
    public DateTime PublishedAt { get; init; }
}

/// <summary>The durable state of one running workflow; the version makes a second writer lose and go again.</summary>
public sealed class WorkflowInstance
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public required string VersionId { get; init; }
    public required string StateJson { get; set; }
    public required string Status { get; set; }
    public int Version { get; set; } = 1;
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
    public DateTime? ResolvedAt { get; set; }
}
