namespace Petitions.Deadlines;

/// <summary>One urging after the breach.</summary>
public sealed record EscalationRung(string Id, StageDistance After, IReadOnlyList<Recipient> To);
