namespace Petitions.Deadlines;

/// <summary>Something that happens before the due instant: a reminder, or the system's own act.</summary>
public sealed record DeadlineWarning(string Id, StageKind Kind, StageDistance Before, IReadOnlyList<Recipient> To);
