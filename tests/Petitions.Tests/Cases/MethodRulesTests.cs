using Petitions.Access;
using Petitions.Cases;
using Petitions.Rules;

namespace Petitions.Tests.Cases;

/// <summary>The seven methods as a table: condition, approvers, what leaves the house (domain.md §1.5, design §5).</summary>
public sealed class MethodRulesTests
{
    [Theory]
    [InlineData(DisposalMethod.Refer, "OfficeHead")]
    [InlineData(DisposalMethod.ReferByLetter, "SupervisingLeader")]
    [InlineData(DisposalMethod.ReferToHead, "SupervisingLeader")]
    [InlineData(DisposalMethod.HandleHere, "OfficeHead")]
    [InlineData(DisposalMethod.NoAction, "OfficeHead")]
    [InlineData(DisposalMethod.PresentDirect, "")]
    [InlineData(DisposalMethod.PresentAbstract, "")]
    public void Approvers_OrdinaryMatter_IsOneOrTheLeaderHimself(DisposalMethod method, string approvers) =>
        Names(MethodRules.Approvers(method, overallImportance: false)).ShouldBe(approvers);

    [Theory]
    [InlineData(DisposalMethod.Refer, "SupervisingLeader,PrincipalLeader")]
    [InlineData(DisposalMethod.ReferByLetter, "SupervisingLeader,PrincipalLeader")]
    [InlineData(DisposalMethod.ReferToHead, "SupervisingLeader,PrincipalLeader")]
    [InlineData(DisposalMethod.HandleHere, "SupervisingLeader,PrincipalLeader")]
    [InlineData(DisposalMethod.NoAction, "SupervisingLeader,PrincipalLeader")]
    [InlineData(DisposalMethod.PresentDirect, "")]
    [InlineData(DisposalMethod.PresentAbstract, "")]
    public void Approvers_OverallImportance_AreBothLeadersInSequence(DisposalMethod method, string approvers) =>
        Names(MethodRules.Approvers(method, overallImportance: true)).ShouldBe(approvers);

    [Fact]
    public void Approvers_OfficeThatRefersWithoutApproval_IsNobody()
    {
        MethodRules.Approvers(DisposalMethod.Refer, overallImportance: false, referNeedsApproval: false).ShouldBeEmpty();
        MethodRules.Approvers(DisposalMethod.ReferByLetter, overallImportance: false, referNeedsApproval: false).ShouldBe([Role.SupervisingLeader]);
        MethodRules.Approvers(DisposalMethod.Refer, overallImportance: true, referNeedsApproval: false).ShouldBe([Role.SupervisingLeader, Role.PrincipalLeader]);
    }

    [Theory]
    [InlineData(DisposalMethod.Refer, false, null, "OfficeHead")]
    [InlineData(DisposalMethod.Refer, false, Role.OfficeHead, "")]
    [InlineData(DisposalMethod.Refer, false, Role.SupervisingLeader, "")]
    [InlineData(DisposalMethod.ReferByLetter, false, Role.OfficeHead, "SupervisingLeader")]
    [InlineData(DisposalMethod.ReferToHead, true, Role.SupervisingLeader, "PrincipalLeader")]
    [InlineData(DisposalMethod.ReferToHead, true, Role.PrincipalLeader, "")]
    [InlineData(DisposalMethod.Refer, true, Role.OfficeHead, "SupervisingLeader,PrincipalLeader")]
    public void MissingApprovers_ApprovedByARole_CoversItAndThoseBelow(DisposalMethod method, bool important, Role? approvedAs, string missing) =>
        Names(MethodRules.MissingApprovers(Routed(method, approvedAs), important, referNeedsApproval: true)).ShouldBe(missing);

    [Theory]
    [InlineData(DisposalMethod.Refer)]
    [InlineData(DisposalMethod.ReferToHead)]
    public void MissingApprovers_InstructedByALeader_IsNobody(DisposalMethod method) =>
        MethodRules.MissingApprovers(Routed(method, null, instructed: true), overallImportance: true, referNeedsApproval: true).ShouldBeEmpty();

    [Theory]
    [InlineData(DisposalMethod.Refer, true, DispatchForm.Original)]
    [InlineData(DisposalMethod.ReferByLetter, true, DispatchForm.Abstract)]
    [InlineData(DisposalMethod.ReferToHead, true, DispatchForm.Original)]
    [InlineData(DisposalMethod.HandleHere, false, DispatchForm.Original)]
    [InlineData(DisposalMethod.NoAction, false, DispatchForm.Original)]
    [InlineData(DisposalMethod.PresentDirect, false, DispatchForm.Original)]
    [InlineData(DisposalMethod.PresentAbstract, false, DispatchForm.Original)]
    public void Method_Any_SendsItsForm(DisposalMethod method, bool sends, DispatchForm form)
    {
        MethodRules.Sends(method).ShouldBe(sends);
        if (sends)
            MethodRules.Form(method).ShouldBe(form);
    }

    [Theory]
    [InlineData(DisposalMethod.Refer, "method-needs-unit")]
    [InlineData(DisposalMethod.ReferByLetter, "method-needs-unit")]
    [InlineData(DisposalMethod.ReferToHead, "method-needs-unit")]
    [InlineData(DisposalMethod.HandleHere, "method-needs-unit")]
    [InlineData(DisposalMethod.PresentDirect, "method-needs-leader")]
    [InlineData(DisposalMethod.PresentAbstract, "method-needs-leader")]
    [InlineData(DisposalMethod.NoAction, "no-action-needs-reason")]
    public void Route_WithoutWhatTheMethodNeeds_IsRefused(DisposalMethod method, string code) =>
        Should.Throw<RuleBroken>(() => Some.ReadCase().Route(Routed(method, null))).Code.ShouldBe(code);

    [Fact]
    public void Route_NoActionForAnAccusation_IsRefused() =>
        Should.Throw<RuleBroken>(() => Some.ReadCase(PetitionClass.Accusation).Route(NoAction(NoActionReason.AlreadyAnswered, "去年已答复"))).Code.ShouldBe("no-action-for-accusation");

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Route_NoActionForIllnessWithoutADocument_IsRefused(string? evidence) =>
        Should.Throw<RuleBroken>(() => Some.ReadCase().Route(NoAction(NoActionReason.CertifiedIllness, evidence))).Code.ShouldBe("illness-needs-document");

    [Theory]
    [InlineData(NoActionReason.TargetUnidentifiable, null)]
    [InlineData(NoActionReason.AlreadyAnswered, null)]
    [InlineData(NoActionReason.CertifiedIllness, "三级医院诊断证明")]
    public void Route_NoActionWithItsReason_IsTaken(NoActionReason reason, string? evidence)
    {
        var letter = Some.ReadCase();

        letter.Route(NoAction(reason, evidence));

        letter.Routing!.NoActionReason.ShouldBe(reason);
    }

    [Fact]
    public void Route_BeforeReading_IsRefused() =>
        Should.Throw<RuleBroken>(() => Some.Case().Route(Routed(DisposalMethod.Refer, null))).Code.ShouldBe("letter-not-read");

    private static string Names(IEnumerable<Role> roles) => string.Join(',', roles);

    private static Routing NoAction(NoActionReason reason, string? evidence) => new()
    {
        Method = DisposalMethod.NoAction,
        NoActionReason = reason,
        NoActionEvidence = evidence,
        ProposedBy = "clerk",
    };

    private static Routing Routed(DisposalMethod method, Role? approvedAs, bool instructed = false) =>
        new() { Method = method, ApprovedAs = approvedAs, Instructed = instructed, ProposedBy = "clerk" };
}
