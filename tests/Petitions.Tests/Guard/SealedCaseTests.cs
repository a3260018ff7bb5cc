using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.TestKit;

namespace Petitions.Tests.Guard;

public sealed class SealedCaseTests : OfficeTest
{
    [Fact]
    public async Task Sealed_AtReading_LeavesTheClerkAndGoesToTheSealedOfficers()
    {
        var number = await Office.AccusationAsync();

        (await Office.TaskAsync(number, "route")).Role.ShouldBe(Role.SealedOfficer);
        (await Office.SeesAsync("clerk", number)).ShouldBeFalse();
        (await Office.SeesAsync("sealed", number)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("officehead")]
    [InlineData("leader2")]
    [InlineData("principal")]
    [InlineData("auditor")]
    [InlineData("admin")]
    [InlineData("archivist")]
    [InlineData("reception")]
    public async Task Sealed_WhoeverIsNotCleared_SeesNothing(string account)
    {
        var number = await Office.AccusationAsync();

        (await Office.SeesAsync(account, number)).ShouldBeFalse();
    }

    [Fact]
    public async Task Sealed_Approval_IsOneLeaders_PickedAmongTheFree()
    {
        var number = await Office.AccusationAsync(World.GaoZhenhua);
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.ReferByLetter("discipline"));

        (await Office.TaskAsync(number, "approve")).PersonId.ShouldBe(World.PersonOf("leader2"));
        (await Office.SeesAsync("leader2", number)).ShouldBeTrue();
        (await Office.SeesAsync("principal", number)).ShouldBeFalse();
    }

    [Fact]
    public async Task Sealed_Archive_IsASealedOfficersWork()
    {
        var number = await Office.AccusationAsync();
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.PresentDirect("shen-yulan"));
        await Office.CompleteAsync("leader2", number, "instruct", "noted", new { });
        await Office.CompleteAsync("sealed", number, "reply", "noReply", new { reasonCode = "protectedChannel" });
        await Office.CompleteAsync(World.AccountOf((await Office.TaskAsync(number, "confirm")).PersonId!)!, number, "confirm", "confirmed", new { });

        (await Office.TaskAsync(number, "archive")).Role.ShouldBe(Role.SealedOfficer);
    }

    [Fact]
    public async Task Sealed_Handled_HidesTheWriterFromTheUnitThatHandlesIt()
    {
        var number = await Office.AccusationAsync();
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer("discipline"));
        await Office.CompleteAsync("officedeputy", number, "approve", "approved", new { });
        await Office.CompleteAsync("sealed", number, "dispatch", "sent", new { form = "original" });

        (await ReadAsync("discipline", number)).Petitioner.ShouldBeNull();
        (await ReadAsync("discipline", number)).Receipt.ShouldBeNull();
        (await ReadAsync("sealed", number)).Petitioner.ShouldBeNull();
    }

    [Fact]
    public async Task Open_HandledByAUnit_ShowsItTheWriterButNotTheReceipt()
    {
        var number = await Office.SentAsync();

        var view = await ReadAsync("urban", number);

        view.Petitioner!.Name.ShouldBe("王芳");
        (view.Receipt, view.ReceiptNumber).ShouldBe((null, null));
    }

    [Fact]
    public async Task Read_SealedCase_IsJournalledBeforeItIsAnswered()
    {
        var number = await Office.AccusationAsync();

        await ReadAsync("sealed2", number);

        var id = (await Office.CaseAsync(number)).Id;
        (await Office.AskAsync(db => db.Journal.Where(e => e.Kind == "sealed.viewed" && e.CaseId == id).Select(e => e.PersonId).ToListAsync()))
            .ShouldBe([World.PersonOf("sealed2")]);
    }

    [Fact]
    public async Task Read_OpenCase_IsNotJournalled()
    {
        var number = await Office.SentAsync();

        await ReadAsync("clerk", number);

        (await Office.AskAsync(db => db.Journal.AnyAsync(e => e.Kind == "sealed.viewed"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Seal_WhileTheClerkHoldsTheTask_FreesItForTheSealedOfficers()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim);
        var task = (await Office.TaskAsync(number, "route")).Id;
        await Office.As<Petitions.Tasks.ClaimTask>("clerk", claim => claim.RunAsync(task));

        await Office.ChangeAccusedAsync("clerk", number, Readings.Unclear("后来的附件提到“李局长”"));

        (await Office.HasTaskAsync("clerk", number)).ShouldBeFalse();
        (await Office.TaskAsync(number, "route")).ClaimedBy.ShouldBeNull();
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer("health"));
    }

    [Fact]
    public async Task Seal_OnceSet_IsNotTakenOffByMakingItClear()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(PetitionClass.Claim, Readings.Unclear("只写“李局长”")));

        await Office.ChangeAccusedAsync("sealed", number, Readings.NoneAccused);

        var letter = await Office.CaseAsync(number);
        (letter.Sealed, letter.Slip!.Accused).ShouldBe((true, AccusedState.None));
    }

    private Task<CaseView> ReadAsync(string account, string number) => Office.As<CaseReader, CaseView>(account, reader => reader.RunAsync(number));
}
