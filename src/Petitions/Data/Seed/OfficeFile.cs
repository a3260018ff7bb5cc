using Petitions.Access;
using Petitions.Offices;

namespace Petitions.Data.Seed;

/// <summary>The shape of <c>office.json</c>: people carry their own names and posts, so that one paragraph tells one person.</summary>
/// <remarks>A kind left out is null and a problem; it must not pass for the first kind of its list.</remarks>
internal sealed record OfficeFile
{
    public required IReadOnlyList<UnitEntry> Units { get; init; }

    public required IReadOnlyList<PersonEntry> People { get; init; }

    public IReadOnlyList<PortfolioEntry> Portfolios { get; init; } = [];

    public IReadOnlyList<DelegationEntry> Delegations { get; init; } = [];

    public IReadOnlyList<SecretaryEntry> Secretaries { get; init; } = [];

    public IReadOnlyList<KinEntry> Kin { get; init; } = [];

    public IReadOnlyList<AccountEntry> Accounts { get; init; } = [];

    public sealed record UnitEntry(
        string Id, string? Parent, string Name, string English, UnitKind? Kind, string? Email, string? Fallback,
        DateOnly From, DateOnly? To);

    public sealed record PersonEntry(
        string Id, string Name, string Latin, string? Phone, string? Plate,
        IReadOnlyList<string>? Aliases, IReadOnlyList<string>? FormerNames, IReadOnlyList<PostEntry>? Posts);

    public sealed record PostEntry(string Unit, PostKind? Kind, string Title, DateOnly From, DateOnly? To);

    public sealed record PortfolioEntry(string Leader, string Unit, DateOnly From, DateOnly? To);

    public sealed record DelegationEntry(string Giver, string Delegate, string Reason, DateOnly From, DateOnly? To);

    public sealed record SecretaryEntry(string Secretary, string Leader, DateOnly From, DateOnly? To);

    public sealed record KinEntry(string Person, string Relative, string Relation, DateOnly From, DateOnly? To);

    public sealed record AccountEntry(
        string UserName, string Person, IReadOnlyList<Role> Roles, DateOnly From, DateOnly? To);
}
