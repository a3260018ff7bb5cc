using Petitions.Cases;
using Petitions.Guard;

namespace Petitions.Tests.Guard;

/// <summary>The table of domain.md §10.2, cell by cell: the row is the method, the column where the accused stands.</summary>
public sealed class MethodFactsTests
{
    private const string Led = "led", Sat = "sat", Free = "free", Outside = "outside", Leader = "accused-leader", Other = "other-leader";

    private static readonly MethodFacts Facts = new(
        IsAccusation: true,
        ClosedUnits: new HashSet<string> { Led, Sat },
        LedUnits: new HashSet<string> { Led },
        Headed: new HashSet<string> { Led, Sat, Free, Outside },
        Outside: new HashSet<string> { Outside },
        BlockedPeople: new HashSet<string> { Leader },
        OwnHeadAccused: false);

    private static readonly MethodFacts OwnHead = Facts with { OwnHeadAccused = true };

    [Theory]
    // Row 转办/函转.
    [InlineData("10.2 refer, head of target", DisposalMethod.Refer, Led, "accused-leads-target")]
    [InlineData("10.2 refer, in target", DisposalMethod.Refer, Sat, "accused-in-target")]
    [InlineData("10.2 refer, elsewhere", DisposalMethod.Refer, Free, null)]
    [InlineData("10.2 refer by letter, head of target", DisposalMethod.ReferByLetter, Led, "accused-leads-target")]
    [InlineData("10.2 refer by letter, in target", DisposalMethod.ReferByLetter, Sat, "accused-in-target")]
    [InlineData("10.2 refer by letter, elsewhere", DisposalMethod.ReferByLetter, Free, null)]
    // Row 批转.
    [InlineData("10.2 to head, head of target", DisposalMethod.ReferToHead, Led, "accused-leads-target")]
    [InlineData("10.2 to head, in target", DisposalMethod.ReferToHead, Sat, null)]
    [InlineData("10.2 to head, elsewhere", DisposalMethod.ReferToHead, Free, null)]
    // Row 自己处理.
    [InlineData("10.2 here, head of the own unit", DisposalMethod.HandleHere, Led, "accused-leads-target")]
    [InlineData("10.2 here, elsewhere", DisposalMethod.HandleHere, Free, null)]
    // Row 不处理.
    [InlineData("10.2 no action", DisposalMethod.NoAction, null, "no-action-for-accusation")]
    public void Unit_ByMethodAndPlaceOfTheAccused_IsAsTheTableSays(string cell, DisposalMethod method, string? unit, string? reason) =>
        Facts.Closes(method, unit, null).ShouldBe(reason, cell);

    // Row 直送/摘报, column leader.
    [Theory]
    [InlineData(DisposalMethod.PresentDirect, Leader, "accused-is-leader")]
    [InlineData(DisposalMethod.PresentDirect, Other, null)]
    [InlineData(DisposalMethod.PresentAbstract, Leader, "accused-is-leader")]
    [InlineData(DisposalMethod.PresentAbstract, Other, null)]
    public void Leader_WhoIsAccused_IsBroughtNothing(DisposalMethod method, string person, string? reason) => Facts.Closes(method, null, person).ShouldBe(reason);

    // Column head of the own organ, every row.
    [Theory]
    [InlineData(DisposalMethod.Refer, Outside, null, null)]
    [InlineData(DisposalMethod.Refer, Free, null, "accused-leads-own-organ")]
    [InlineData(DisposalMethod.ReferByLetter, Outside, null, "accused-leads-own-organ")]
    [InlineData(DisposalMethod.ReferToHead, Outside, null, "accused-leads-own-organ")]
    [InlineData(DisposalMethod.HandleHere, Free, null, "accused-leads-own-organ")]
    [InlineData(DisposalMethod.PresentDirect, null, Other, "accused-leads-own-organ")]
    [InlineData(DisposalMethod.PresentAbstract, null, Other, "accused-leads-own-organ")]
    [InlineData(DisposalMethod.NoAction, null, null, "no-action-for-accusation")]
    public void OwnHead_Accused_LeavesOnlyTheWayOutOfTheHouse(DisposalMethod method, string? unit, string? person, string? reason) =>
        OwnHead.Closes(method, unit, person).ShouldBe(reason);

    [Theory]
    [InlineData(DisposalMethod.ReferToHead, Sat, DispatchForm.Abstract)]
    [InlineData(DisposalMethod.ReferToHead, Free, DispatchForm.Original)]
    [InlineData(DisposalMethod.Refer, Free, DispatchForm.Original)]
    [InlineData(DisposalMethod.ReferByLetter, Free, DispatchForm.Abstract)]
    public void Original_ForTheHeadOfAUnitInWhichTheAccusedSits_IsWithheld(DisposalMethod method, string unit, DispatchForm form) => Facts.Form(method, unit).ShouldBe(form);

    [Fact]
    public void NoAction_OfAClaim_IsNotClosedByTheTable() => (Facts with { IsAccusation = false }).Closes(DisposalMethod.NoAction, null, null).ShouldBeNull();
}
