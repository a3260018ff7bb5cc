namespace Petitions.Access;

/// <summary>Who acts in this scope: the signed-in person, or the system (null) in timers and imports.</summary>
public sealed class CurrentActor
{
    public string? PersonId { get; set; }

    public bool IsSystem => PersonId is null;
}
