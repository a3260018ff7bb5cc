using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Guard;
using Petitions.TestKit;

namespace Petitions.Tests.Guard.Routes;

/// <summary>Who is meant, from when on, and how letters come in that mean somebody.</summary>
public sealed class WhoIsMeantRoutes : RouteTest
{
    [Fact]
    public async Task Route17_UnopenedPrivateLetter_GoesClosedToItsAddresseeAndSaysWhoDecidedSo()
    {
        var number = await Office.ReceiveAsync(Letters.Received with { Private = true, Addressee = new Addressee(Person: World.ZhengJianguo) });

        await RefusedAsync("outcome-unknown", () => Office.CompleteAsync("clerk", number, "open", "opened", new { title = "信" }));
        await Office.CompleteAsync("clerk", number, "open", "doNotOpen", new { });

        (await Office.AskAsync(db => db.Steps.SingleAsync(s => s.Step == "open"))).PersonId.ShouldBe(World.PersonOf("clerk"));
    }

    [Fact]
    public async Task Route18_PlannedAppointment_ClosesTheNewUnitOnItsDay()
    {
        // qin-lan, deputy of housing, will head transport on 1 January 2027.
        var number = await Office.AccusationAsync("qin-lan");
        (await ClosedUnitsAsync(number)).ShouldNotContain("transport");

        Office.MoveTo("2027-01-01T00:00");

        (await ClosedUnitsAsync(number)).ShouldContain("transport");
        (await ClosedUnitsAsync(number)).ShouldNotContain("housing", "she has left it");
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.SealedOfficer)]
    [InlineData(Role.Auditor)]
    public async Task Route19_AccusedIsGivenARole_StillSeesNothing(Role role)
    {
        var number = await Office.AccusationAsync();

        await Office.ChangeOfficeAsync(db => db.AccountRoles.Add(new() { UserName = "urbanhead", Role = role, From = Today }));

        await NobodySeesAsync(number, "urbanhead");
    }

    [Fact]
    public async Task Route20_AttachmentThatNobodyHasRead_HoldsTheDispatchUp()
    {
        var number = await Office.ApprovedAsync("health");
        await Office.As<AddAttachment>("clerk", add => add.RunAsync(number, "照片.jpg", new(new string('0', 64), 4, "image/jpeg"), AttachmentKind.Scan));

        await RefusedAsync("attachments-not-read", () => Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" }));
        await Office.As<AttachmentsRead>("clerk", read => read.RunAsync(number));
        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });
    }

    [Theory]
    [InlineData("老郑", null, null, World.ZhengJianguo)]
    [InlineData("郭艳红", null, null, "guo-yan")]
    [InlineData("王伟", null, null, "wang-wei-education")]
    [InlineData(null, "局长", "城市管理局", "song-baolin")]
    public async Task Route21_WhoeverMayBeMeant_IsBlockedUntilResolved(string? name, string? title, string? unit, string candidate)
    {
        var number = await Office.ReadAsync(World.SignedAccusation, Readings.Of(PetitionClass.Accusation, Readings.Described(name, title, unit)));

        var id = (await Office.CaseAsync(number)).Id;
        (await Office.As<CaseGuard, bool>(null, guard => guard.IsBlockedAsync(id, candidate))).ShouldBeTrue();
    }

    [Fact]
    public async Task Route24_Unblocking_TakesTwoOfTheClearedAndLeavesTheSeal()
    {
        var number = await Office.AccusationAsync("bai-ling");
        await Office.ChangeAccusedAsync("sealed", number, Readings.NoneAccused);
        await NobodySeesAsync(number, "auditor");

        await Office.ChangeAccusedAsync("sealed2", number, Readings.NoneAccused);

        (await Office.CaseAsync(number)).Sealed.ShouldBeTrue();
        (await Office.SeesAsync("auditor", number)).ShouldBeFalse("what was sealed stays sealed");
    }

    [Fact]
    public async Task Route44_LetterThatNamesAUnitAsAddressee_IsRoutedByNobodyButAReader()
    {
        var number = await Office.ReceiveAsync(Letters.Opened("网上来信") with { Channel = Channel.Mail, Addressee = new Addressee(Unit: "urban") });

        (await Office.OpenStepsAsync(number)).ShouldBe(["read"]);
        await NobodySeesAsync(number, "urban", "urbanhead");
    }

    [Fact]
    public async Task Route45_AnonymousLetter_IsGuardedLikeAnyOther()
    {
        var number = await Office.ReadAsync(World.AnonymousAccusation, Readings.Accusing(World.ZhengJianguo));

        await NobodySeesAsync(number, "urbanhead", "urbandeputy", "urban");
        (await Office.CaseAsync(number)).Sealed.ShouldBeTrue();
    }

    [Fact]
    public async Task Route02_AccusationOfAUnit_ClosesItsInboxAndItsLeadingGroup()
    {
        var number = await Office.ReadAsync(World.SignedAccusation, Readings.AccusingUnit("urban"));

        (await ClosedUnitsAsync(number)).ShouldBe(["urban", "urban-enforcement"], ignoreOrder: true);
        await NobodySeesAsync(number, "urbanhead", "urbandeputy");
    }
}
