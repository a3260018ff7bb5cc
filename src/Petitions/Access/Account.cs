using Petitions.Offices;

namespace Petitions.Access;

/// <summary>The sign-in of one person. Shared accounts do not exist: every act has one author.</summary>
public sealed class Account
{
    public required string UserName { get; init; }

    public required string PersonId { get; init; }

    // None until one is set: such an account cannot sign in.
    public string? PasswordHash { get; set; }

    // A new stamp ends every session of the account.
    public string SecurityStamp { get; set; } = "";

    public bool Disabled { get; set; }

    public int FailedSignIns { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? LockedUntil { get; set; }
}

public sealed class AccountRole : IRelation
{
    public long Id { get; init; }

    public required string UserName { get; init; }

    public required Role Role { get; init; }

    public DateOnly From { get; set; }

    public DateOnly? To { get; set; }
}
