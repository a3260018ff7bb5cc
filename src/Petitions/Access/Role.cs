namespace Petitions.Access;

public enum Role
{
    Clerk,
    Receptionist,
    SealedOfficer,
    OfficeHead,
    SupervisingLeader,
    PrincipalLeader,
    DepartmentHandler,
    DepartmentHead,
    DutyOfficer,
    DutyLeader,
    Archivist,
    Auditor,
    Administrator,
}
