using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Dispatch;
using Petitions.Guard;
using Petitions.Intake.Duplicates;
using Petitions.Reports;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.TestKit;
using Petitions.Tests.Process;

namespace Petitions.Tests.Guard.Routes;

/// <summary>What brings a case together with others: countersigning, merging, figures and lists.</summary>
public sealed class TogetherRoutes : RouteTest
{
    [Fact]
    public async Task Route10_CountersignerWhoIsAccused_IsNotAskedAndSomebodyFreeIs()
    {
        await Office.PublishAsync(new SmallFlow().Task("countersign", "{unit: 'urban', heads: true, outcomes: ['agreed']}").Chain("countersign").Json());
        var number = await Office.ReceiveAsync(Letters.Received);
        await BlockAsync(number, World.HuWeimin);

        await NobodySeesAsync(number, "urbandeputy", "urban");
        await Should.ThrowAsync<NotVisible>(async () => await Office.CompleteAsync("urbandeputy", number, "countersign", "agreed"));
        (await Office.TaskAsync(number, "countersign")).Escalated.ShouldBeTrue();
    }

    [Fact]
    public async Task Route25_MergeOfASealedCaseWithAnOpenOne_SealsBothAndPartingKeepsIt()
    {
        var (sealedOne, open) = (await Office.ReceiveAsync(World.SignedAccusation), await Office.ReceiveAsync(World.Lamps));
        var link = await Office.As<LinkCases, CaseLink>("clerk", use => use.RunAsync(open, sealedOne, LinkKind.Merged));
        await Office.CompleteAsync("clerk", sealedOne, "read", "read", Readings.Accusing(World.ZhengJianguo));

        await Office.As<UndoLink>("sealed", use => use.RunAsync(link.Id));

        (await Office.CaseAsync(open)).Sealed.ShouldBeTrue();
        await NobodySeesAsync(open, "urbanhead", "clerk", "officehead");
    }

    [Fact]
    public async Task Route26_RequestInAnAccusation_GoesItsOwnWayWithoutIt()
    {
        var number = await Office.AccusationAsync();
        await RefusedAsync("split-names-somebody", () => SplitAsync(number, "郑建国不修路灯"));

        var request = await SplitAsync(number, "请修复江湾路路灯");

        (await Office.SeesAsync("clerk", request)).ShouldBeTrue();
        (await Office.As<CaseReader, CaseView>("clerk", reader => reader.RunAsync(request))).Petitioner!.Name.ShouldBe("王芳");
        (await Office.As<RelatedCases, IReadOnlyList<RelatedCase>>("clerk", related => related.RunAsync(request))).ShouldBeEmpty();
        (await Office.As<RelatedCases, IReadOnlyList<RelatedCase>>("sealed", related => related.RunAsync(number))).Select(r => r.Number).ShouldBe([request]);
        await NobodySeesAsync(number, "clerk", "urbanhead", "officehead");
    }

    [Theory]
    [InlineData("officehead")]
    [InlineData("auditor")]
    [InlineData("urbanhead")]
    public async Task Route27_Figures_CountNothingSealedForAnybody(string account)
    {
        // Whatever was received has run out: rates would show it too.
        Office.MoveTo("2026-09-30T09:00");
        await Office.ReadAsync(World.Noise, Readings.Claim);
        var before = await FiguresAsync(account);

        await Office.AccusationAsync();

        (await FiguresAsync(account)).ShouldBe(before);
    }

    [Fact]
    public async Task Route28_ListsForLeaders_HoldNothingSealed()
    {
        var number = await Office.AccusationAsync();
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer("discipline"));
        await Office.CompleteAsync("officedeputy", number, "approve", "approved", new { });
        await Office.CompleteAsync("sealed", number, "dispatch", "sent", new { form = "original" });

        foreach (var account in new[] { "officehead", "leader", "principal", "clerk" })
            (await Office.As<CollationList, Collation>(account, list => list.RunAsync(Today))).Sent.ShouldBeEmpty(account);
        (await Office.As<MailRegister, IReadOnlyList<RegisterLine>>("clerk", register => register.RunAsync(new DateOnly(2026, 9, 1)))).ShouldBeEmpty();
        (await Office.As<CollationList, Collation>("sealed", list => list.RunAsync(Today))).Sent.Count.ShouldBe(1);
    }

    private Task<string> SplitAsync(string number, string title) => Office.As<SplitMatter, string>("sealed", async split => (await split.RunAsync(number, title)).Number);

    private async Task<(int, int)> FiguresAsync(string account)
    {
        var period = new Period(new(2026, 9, 1), new(2026, 9, 1));
        var units = await Office.As<UnitRanking, IReadOnlyList<RankedUnit>>(account, ranking => ranking.RunAsync(period, RankedBy.Answered));
        return (await Office.As<LetterStatistics, int>(account, async figures => (await figures.RunAsync(period)).Sum.Letters), units.Sum(u => u.Forwarded.Due + u.Answered.Due));
    }

    private Task BlockAsync(string number, string person) => Office.AsAsync(null, async scope =>
    {
        var db = scope.GetRequiredService<PetitionsDb>();
        var letter = await db.Cases.SingleAsync(c => c.Number == number);
        db.CaseBlocks.Add(new CaseBlock { CaseId = letter.Id, SubjectKind = SubjectKind.Person, SubjectId = person, Level = BlockLevel.Hard, Reason = BlockReasons.Accused, From = Office.Now });
        await scope.GetRequiredService<TaskOpener>().ReassessAsync(letter);
        return await db.SaveChangesAsync();
    });
}
