namespace Petitions.Offices;

/// <summary>The whole office with its past and its plans, for rules that need all of it at once.</summary>
public sealed record OfficeSnapshot
{
    public IReadOnlyList<Unit> Units { get; init; } = [];

    public IReadOnlyList<Person> People { get; init; } = [];

    public IReadOnlyList<PersonName> Names { get; init; } = [];

    public IReadOnlyList<Post> Posts { get; init; } = [];

    public IReadOnlyList<Portfolio> Portfolios { get; init; } = [];

    public IReadOnlyList<Delegation> Delegations { get; init; } = [];

    public IReadOnlyList<Secretaryship> Secretaryships { get; init; } = [];

    public IReadOnlyList<Kinship> Kinships { get; init; } = [];
}
