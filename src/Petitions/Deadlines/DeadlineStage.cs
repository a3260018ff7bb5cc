namespace Petitions.Deadlines;

/// <summary>An instant at which the sweep has something to do for a deadline. Ids are unique within a rule.</summary>
public sealed record DeadlineStage(string Id, StageKind Kind, DateTime AtUtc, IReadOnlyList<Recipient> To);
