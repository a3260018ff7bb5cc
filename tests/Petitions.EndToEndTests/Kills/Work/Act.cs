using System.Text.Json.Nodes;

namespace Petitions.EndToEndTests.Kills.Work;

internal enum ActKind { Receive, Complete, Attach }

internal enum ActState
{
    /// <summary>Sent, and no answer came: it may or may not have happened.</summary>
    InDoubt,

    /// <summary>The server said that it is done.</summary>
    Acknowledged,

    /// <summary>The server said that it will not be.</summary>
    Refused,
}

/// <summary>One act as a client knows it: what it asked for, and what it was told.</summary>
internal sealed class Act
{
    public required ActKind Kind { get; init; }

    public required string UserName { get; init; }

    public required string Path { get; init; }

    /// <summary>Unique for each act; the Idempotency-Key of what creates, and part of its content.</summary>
    public required string Key { get; init; }

    public required JsonObject Body { get; init; }

    /// <summary>The case; of a receipt known when it is acknowledged.</summary>
    public string? Number { get; set; }

    public Guid TaskId { get; init; }

    public ActState State { get; set; }

    public JsonNode? Answer { get; set; }

    public int Status { get; set; }

    /// <summary>Sent again after a kill.</summary>
    public bool Repeated { get; set; }

    public override string ToString() => $"{Kind} {Key} by {UserName} at {Path}: {State} ({Status}{(Repeated ? ", repeated" : "")}) {Answer?.ToJsonString()}";
}
