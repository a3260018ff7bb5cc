namespace Petitions.Access;

/// <summary>The answer given under an Idempotency-Key, kept with the act, so that a repeat does nothing and hears the same.</summary>
public sealed class IdempotentAnswer
{
    public required string Key { get; init; }
    public required string UserName { get; init; }
    public required string RequestHash { get; init; }
    public required string AnswerJson { get; init; }
    public DateTime At { get; init; }
}
