using Petitions.Access;
using Petitions.Rules;

namespace Petitions.Cases;

/// <summary>
/// The seven methods: condition, target, approvers (domain.md §1.5; approvers as design §5 decides).
/// </summary>
public static class MethodRules
{
    public static void Check(PetitionCase letter, Routing routing)
    {
        var slip = letter.SlipOrRefuse();
        switch (routing.Method)
        {
            case DisposalMethod.Refer or DisposalMethod.ReferByLetter or DisposalMethod.ReferToHead:
                Require.That(routing.TargetUnit is not null, "method-needs-unit");
                break;
            case DisposalMethod.HandleHere:
                Require.That(routing.TargetUnit is not null, "method-needs-unit");
                break;
            case DisposalMethod.PresentDirect or DisposalMethod.PresentAbstract:
                Require.That(routing.TargetPerson is not null, "method-needs-leader");
                break;
            case DisposalMethod.NoAction:
                Require.That(routing.NoActionReason is not null, "no-action-needs-reason");
                // domain.md §10.2: an accusation goes to the discipline organ, never to 不处理.
                Require.That(slip.Class != PetitionClass.Accusation, "no-action-for-accusation");
                // C8: never on a clerk's opinion about somebody's health.
                Require.That(routing.NoActionReason != NoActionReason.CertifiedIllness || !string.IsNullOrWhiteSpace(routing.NoActionEvidence), "illness-needs-document");
                break;
        }
    }

    /// <summary>Who must approve, in sequence; nobody where a leader's instruction is the approval itself.</summary>
    public static IReadOnlyList<Role> Approvers(DisposalMethod method, bool overallImportance, bool referNeedsApproval = true, bool filing = false)
    {
        if (method is DisposalMethod.PresentDirect or DisposalMethod.PresentAbstract)
            return [];
        if (overallImportance)
            return [Role.SupervisingLeader, Role.PrincipalLeader];
        // 立案 is a leader's approval, whoever is to inquire (C13).
        if (filing)
            return [Role.SupervisingLeader];
        return method switch
        {
            DisposalMethod.Refer => referNeedsApproval ? [Role.OfficeHead] : [],
            DisposalMethod.ReferByLetter or DisposalMethod.ReferToHead => [Role.SupervisingLeader],
            _ => [Role.OfficeHead],
        };
    }

    /// <summary>Whose approval is still missing: an approver covers his own rank and those below it.</summary>
    public static IReadOnlyList<Role> MissingApprovers(Routing routing, bool overallImportance, bool referNeedsApproval) =>
        routing.Instructed
            ? []
            : [.. Approvers(routing.Method, overallImportance, referNeedsApproval, routing.IsFiling)
                .Where(role => routing.ApprovedAs is not { } given || Rank(role) > Rank(given))];

    /// <summary>Whether the method sends the letter to a unit, which the three days are about (L, 转办 三日内转出).</summary>
    public static bool Sends(DisposalMethod method) => method is DisposalMethod.Refer or DisposalMethod.ReferByLetter or DisposalMethod.ReferToHead;

    /// <summary>The form that leaves the house: 函转 carries the abstract only, the others the original.</summary>
    public static DispatchForm Form(DisposalMethod method) =>
        method == DisposalMethod.ReferByLetter ? DispatchForm.Abstract : DispatchForm.Original;

    private static int Rank(Role role) => role switch
    {
        Role.PrincipalLeader => 3,
        Role.SupervisingLeader => 2,
        _ => 1,
    };
}
