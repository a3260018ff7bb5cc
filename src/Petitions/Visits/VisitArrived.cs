using Petitions.Cases;

namespace Petitions.Visits;

public sealed record RepresentativeForm(string Name, string? Phone = null, string? IdNumber = null);

/// <summary>
/// Somebody has come in. A ticket needs nothing but that; whatever is known already (greeting, ID, the registration)
/// completes its step in the same act.
/// </summary>
public sealed record VisitArrived
{
    public DateTimeOffset? ArrivedAt { get; init; }
    public int? Headcount { get; init; }
    public string? SafetyNote { get; init; }

    /// <summary>Null leaves the greeting to the desk.</summary>
    public Greeting? Greeting { get; init; }
    public IdResult? IdResult { get; init; }
    public IdKind? IdKind { get; init; }
    public string? IdNote { get; init; }

    /// <summary>Who types a number has a document before him; without one nothing was checked, whatever else is known.</summary>
    public IdResult? SeenId => IdResult ?? (string.IsNullOrWhiteSpace(Petitioner?.IdNumber) ? null : Visits.IdResult.Verified);

    /// <summary>With a title the visit is registered in the same act.</summary>
    public string? Title { get; init; }
    public PetitionerForm? Petitioner { get; init; }
    public string? SubjectCode { get; init; }
    public string? PurposeCode { get; init; }
    public string? Place { get; init; }
    public IReadOnlyList<RepresentativeForm>? Representatives { get; init; }
}
