namespace Petitions.Deadlines;

/// <summary>Who is told when a stage of a deadline is reached. The guard still decides whether he may be.</summary>
public enum Recipient
{
    /// <summary>Whoever holds the open task.</summary>
    Holder,

    Clerk,
    OfficeHead,
    SupervisingLeader,
    PrincipalLeader,
    DepartmentHandler,
    DepartmentHead,
    DutyOfficer,
    DutyLeader,
}
