namespace Petitions.Web.Pages.Bulk;

/// <summary>What can be done to several at once. Whatever needs a word of its own for each letter is not among them.</summary>
public enum BulkAct { Claim, Release, Approve, Send, Follow, Unfollow }

/// <summary>What would happen to one of those that were ticked.</summary>
/// <param name="Key">The id of the task, or the number of the case.</param>
/// <param name="Version">Of the task as it was shown: what changed since is not decided unseen.</param>
/// <param name="Effect">A key of the words, <c>lists.effect.…</c>.</param>
/// <param name="Detail">Whom it would go to, or who has it.</param>
public sealed record BulkLine(string Key, int Version, string Number, string? Title, string? Step, bool Possible, string Effect, string? Detail = null);

public sealed record BulkResult(string Number, string? Refusal);
