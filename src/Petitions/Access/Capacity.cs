namespace Petitions.Access;

/// <summary>What one person may act as today: own roles and units, or those of somebody he stands in for.</summary>
public sealed record Capacity(string PersonId, IReadOnlyList<Role> Roles, IReadOnlyList<string> Units, IReadOnlyList<string> LedUnits)
{
    public bool Has(Role role) => Roles.Contains(role);
}

/// <summary>The person who looks or acts: himself first, then everybody for whom he stands in.</summary>
public sealed record Viewer(string PersonId, IReadOnlyList<Capacity> Capacities)
{
    /// <summary>
    /// Roles whose work is the office's own register. A department, a duty officer and the administrator have no part in it:
    /// they see what they take part in.
    /// </summary>
    private static readonly Role[] OfficeRoles =
        [Role.Clerk, Role.OfficeHead, Role.SupervisingLeader, Role.PrincipalLeader, Role.Archivist, Role.Auditor];

    private static readonly Role[] IntakeRoles = [Role.Clerk, Role.Receptionist, Role.SealedOfficer];

    private static readonly Role[] ReceivingRoles = [Role.Clerk, Role.Receptionist, Role.DutyOfficer];

    private static readonly Role[] GreetingRoles = [Role.Receptionist, Role.DutyOfficer];

    public Capacity Self => Capacities[0];

    public bool ReceivesLetters => Self.Roles.Any(ReceivingRoles.Contains);

    public bool SeesOffice => Self.Roles.Any(OfficeRoles.Contains);

    public bool SeesIntake => Self.Roles.Any(IntakeRoles.Contains);

    /// <summary>接待: greets visitors and gives them their tickets.</summary>
    public bool ReceivesVisitors => Self.Roles.Any(GreetingRoles.Contains);

    /// <summary>预约: books petitioners with leaders.</summary>
    public bool BooksAppointments => ReceivesVisitors || SeesIntake;

    /// <summary>接谈: sits at a desk of the reception.</summary>
    public bool SeesVisits => Self.Has(Role.Receptionist);

    public bool IsSealedOfficer => Self.Has(Role.SealedOfficer);

    // His own role only: nobody administers the office in somebody's place.
    public bool IsAdministrator => Self.Has(Role.Administrator);
}
