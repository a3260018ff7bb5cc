using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Petitions.Workflows.Expressions;

namespace Petitions.Workflows.State;

/// <summary>A place where an instance waits. Used once: what resumes it burns it.</summary>
/// <param name="Id">Id, unique over all instances as long as instance ids are.</param>
/// <param name="ActivityId">Id of the waiting activity.</param>
/// <param name="NodeId">Node id of the waiting activity.</param>
/// <param name="Kind">What it waits for.</param>
/// <param name="Name">Task name, event name or name the host gave; empty for a delay.</param>
/// <param name="Payload">What the activity tells whoever is to answer, or null.</param>
/// <param name="DueAt">When a delay ends, in UTC; null for the other kinds.</param>
/// <param name="Hash">Upper-case hexadecimal SHA-256 of <c>name|payload as JSON</c>, to look bookmarks up by stimulus.</param>
public sealed record Bookmark(
    string Id,
    string ActivityId,
    string NodeId,
    BookmarkKind Kind,
    string Name,
    JsonNode? Payload,
    DateTime? DueAt,
    string Hash)
{
    /// <summary>Number of the activity execution that waits here.</summary>
    public required int ExecutionId { get; init; }

    /// <summary>When the wait began, in UTC; the default where that was not kept yet.</summary>
    public DateTime OpenedAt { get; init; }

    /// <summary>The hash a bookmark of this name and payload has.</summary>
    /// <param name="name">Task or event name.</param>
    /// <param name="payload">Payload, or null.</param>
    public static string HashOf(string name, JsonNode? payload)
        => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}|{JsonText.Write(payload)}")));
}
