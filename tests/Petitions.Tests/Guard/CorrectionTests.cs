using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Guard;
using Petitions.Intake.Duplicates;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Guard;

/// <summary>What only two of the cleared may do: say who is meant, free somebody, end a recusal; and what they see of it.</summary>
public sealed class CorrectionTests : OfficeTest
{
    [Fact]
    public async Task Homonyms_ResolvedByTwo_LeaveOnlyWhoIsMeantBlocked()
    {
        var (number, described) = await DescribedAsync();

        (await ResolveAsync("sealed", number, described, "wang-wei-urban")).ShouldBeFalse();
        (await BlockedAsync(number)).ShouldContain("wang-wei-education", "one alone takes nothing away");
        (await ResolveAsync("sealed2", number, described, "wang-wei-urban")).ShouldBeTrue();

        (await BlockedAsync(number)).ShouldNotContain("wang-wei-education");
        (await BlockedAsync(number)).ShouldContain("wang-wei-urban");
    }

    [Fact]
    public async Task Homonyms_ProposedTwiceByTheSame_StayBlocked()
    {
        var (number, described) = await DescribedAsync();
        await ResolveAsync("sealed", number, described, "wang-wei-urban");

        (await ResolveAsync("sealed", number, described, "wang-wei-urban")).ShouldBeFalse();

        (await BlockedAsync(number)).ShouldContain("wang-wei-education");
    }

    [Fact]
    public async Task Homonyms_OfWhichTwoMeanDifferentPeople_StayBlocked()
    {
        var (number, described) = await DescribedAsync();
        await ResolveAsync("sealed", number, described, "wang-wei-urban");

        (await ResolveAsync("sealed2", number, described, "wang-wei-education")).ShouldBeFalse();

        (await BlockedAsync(number)).ShouldContain("wang-wei-education");
        (await BlockedAsync(number)).ShouldContain("wang-wei-urban");
    }

    [Fact]
    public async Task Removal_OfAResolvedDescription_FreesWhoWasMeant()
    {
        var number = await ResolvedAsync();

        await Office.ChangeAccusedAsync("sealed", number, Readings.NoneAccused);
        (await BlockedAsync(number)).ShouldContain("wang-wei-urban", "one alone takes nothing away");
        await Office.ChangeAccusedAsync("sealed2", number, Readings.NoneAccused);

        (await BlockedAsync(number)).ShouldNotContain("wang-wei-urban");
    }

    [Fact]
    public async Task Removal_OfSomebodyWhomADescriptionMeansAsWell_LeavesHimBlocked()
    {
        var number = await ResolvedAsync();
        await Office.ChangeAccusedAsync("sealed", number, Readings.Described("王伟").With("people", new JsonArray("wang-wei-urban")));

        await Office.ChangeAccusedAsync("sealed", number, Readings.Described("王伟"));
        await Office.ChangeAccusedAsync("sealed2", number, Readings.Described("王伟"));

        (await Office.AskAsync(db => db.Accused.CountAsync(a => a.RemovedAt != null))).ShouldBe(1);
        (await BlockedAsync(number)).ShouldContain("wang-wei-urban");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Homonyms_ResolvedByTwo_GoFreeInTheMergedCaseAsWell(bool parted)
    {
        var (number, other, described) = await MergedAsync();
        if (parted)
            await Office.As<UndoLink>("sealed", async undo => await undo.RunAsync(await Office.AskAsync(db => db.CaseLinks.Select(l => l.Id).SingleAsync())));
        (await BlockedAsync(other)).ShouldContain("wang-wei-education");

        await ResolveAsync("sealed", number, described, "wang-wei-urban");
        await ResolveAsync("sealed2", number, described, "wang-wei-urban");

        (await BlockedAsync(other)).ShouldNotContain("wang-wei-education");
        if (!parted)
            (await BlockedAsync(other)).ShouldContain("wang-wei-urban");
    }

    [Fact]
    public async Task Homonyms_ThatTheMergedCaseAccusesItself_StayBlockedInBoth()
    {
        var (number, other, described) = await MergedAsync();
        await Office.CompleteAsync("sealed", other, "read", "read", Readings.Of(PetitionClass.Claim, Readings.Named("wang-wei-education")));

        await ResolveAsync("sealed", number, described, "wang-wei-urban");
        await ResolveAsync("sealed2", number, described, "wang-wei-urban");

        (await BlockedAsync(other)).ShouldContain("wang-wei-education");
        (await BlockedAsync(number)).ShouldContain("wang-wei-education", "the union of both holds for both");
    }

    [Fact]
    public async Task Resolution_ByAnybodyElse_IsForANumberThatNeverExisted()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(PetitionClass.Claim, Readings.Described("王伟")));
        var described = await Office.AskAsync(db => db.Accused.Select(a => a.Id).SingleAsync());

        await Should.ThrowAsync<NotVisible>(() => ResolveAsync("clerk", number, described, "wang-wei-urban"));
        await Should.ThrowAsync<NotVisible>(() => Office.As<GuardSheet, GuardSheetView>("clerk", sheet => sheet.RunAsync(number)));
    }

    [Fact]
    public async Task Removal_ByTheReader_IsForTheCleared()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(PetitionClass.Claim, Readings.Named("bai-ling")));

        await RefusedAsync("removal-by-cleared-only", () => Office.ChangeAccusedAsync("clerk", number, Readings.NoneAccused));
    }

    [Fact]
    public async Task Recusal_OfOneself_TakesTheCaseAwayFromHimAndNobodyElse()
    {
        var number = await Office.AssignedAsync();
        await Office.As<Petitions.Tasks.ClaimTask>("urban", async claim => await claim.RunAsync((await Office.TaskAsync(number, "handle")).Id));

        await Office.As<Recuse>("urban", recuse => recuse.RunAsync(number, null, "系来信人亲属"));

        (await Office.SeesAsync("urban", number)).ShouldBeFalse();
        (await Office.SeesAsync("urbanhead", number)).ShouldBeTrue();
        var task = await Office.TaskAsync(number, "handle");
        (task.ClaimedBy, task.PersonId).ShouldBe((null, null));
    }

    [Fact]
    public async Task Recusal_OfAHead_LeavesThoseUnderHimFree()
    {
        var number = await Office.SentAsync();

        await Office.As<Recuse>("urbanhead", recuse => recuse.RunAsync(number, null, "系来信人亲属"));

        (await Office.HasTaskAsync("urbanhead", number)).ShouldBeFalse();
        (await Office.HasTaskAsync("urbandeputy", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task Recusal_Ended_NeedsTwoOfTheCleared()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim);
        await Office.As<Recuse>("clerk", recuse => recuse.RunAsync(number, null, "系来信人亲属"));
        var block = await Office.AskAsync(db => db.CaseBlocks.Select(b => b.Id).SingleAsync());

        (await Office.As<EndRecusal, bool>("sealed", end => end.RunAsync(number, block))).ShouldBeFalse();
        (await Office.SeesAsync("clerk", number)).ShouldBeFalse();
        (await Office.As<EndRecusal, bool>("sealed2", end => end.RunAsync(number, block))).ShouldBeTrue();

        (await Office.SeesAsync("clerk", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task Recusal_OfAnother_IsForTheCleared()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim);

        await RefusedAsync("recusal-by-cleared-only", () => Office.As<Recuse>("clerk", recuse => recuse.RunAsync(number, "bai-ling", "亲属")));
        await RefusedAsync("recusal-needs-ground", () => Office.As<Recuse>("clerk", recuse => recuse.RunAsync(number, null, " ")));
    }

    [Fact]
    public async Task Sheet_OfTheCleared_SaysWhyEachIsBlocked()
    {
        var number = await Office.AccusationAsync();

        var sheet = await Office.As<GuardSheet, GuardSheetView>("sealed", s => s.RunAsync(number));

        sheet.Blocked.ShouldContain(b => b.PersonId == World.ZhengJianguo && b.Relation == StandingRelation.Self && b.Level == BlockLevel.Hard);
        sheet.Blocked.ShouldContain(b => b.PersonId == World.LiaoTing && b.Relation == StandingRelation.Delegate && b.Level == BlockLevel.Hard);
        sheet.Blocked.ShouldContain(b => b.PersonId == World.MaoXiuying && b.Relation == StandingRelation.Kin && b.Level == BlockLevel.Soft);
        (await Office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == "guard.viewed"))).ShouldBe(1);
    }

    [Fact]
    public async Task Route23_CoAccusedAddedLater_LeavesAReportOfWhatHeHad()
    {
        var number = await Office.HandledAsync();

        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("guo-yan"));

        var sheet = await Office.As<GuardSheet, GuardSheetView>("sealed", s => s.RunAsync(number));
        var his = sheet.Exposure.Where(e => e.PersonId == "guo-yan").ToList();
        his.ShouldContain(e => e.What == "did" && e.Detail == "handle");
        his.ShouldContain(e => e.What == "letterToUnit");
        his.ShouldContain(e => e.What == "couldSee");
        (await Office.AskAsync(db => db.Notices.Where(n => n.Code == "exposed").Select(n => n.PersonId).ToListAsync())).ShouldContain(World.PersonOf("sealed"));
    }

    [Fact]
    public async Task Midnight_ThatMakesAClaimantBlocked_TakesTheClaimAndAlarmsTheCleared()
    {
        var number = await Office.SentAsync();
        var task = await Office.TaskAsync(number, "acknowledge");
        await Office.As<Petitions.Tasks.ClaimTask>("urban", claim => claim.RunAsync(task.Id));
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("cui-hong"));
        await Office.ChangeOfficeAsync(db => db.Secretaryships.Add(new() { SecretaryId = "guo-yan", LeaderId = "cui-hong", From = DateOnly.FromDateTime(Office.Now).AddDays(1) }));
        (await Office.TaskAsync(number, "acknowledge")).ClaimedBy.ShouldBe("guo-yan", "until midnight");

        Office.Time.Advance(TimeSpan.FromHours(24));
        await Office.SweepAsync();

        (await Office.TaskAsync(number, "acknowledge")).ClaimedBy.ShouldBeNull();
        (await Office.AskAsync(db => db.Notices.CountAsync(n => n.Code == "guard-difference"))).ShouldBePositive();
    }

    [Fact]
    public async Task Midnight_ThatMakesAHolderBlocked_AlarmsTheClearedWhenItIsFound()
    {
        var number = await Office.AssignedAsync();
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("cui-hong"));
        await Office.ChangeOfficeAsync(db => db.Secretaryships.Add(new() { SecretaryId = "guo-yan", LeaderId = "cui-hong", From = DateOnly.FromDateTime(Office.Now).AddDays(1) }));
        (await Office.HasTaskAsync("urban", number)).ShouldBeTrue("until midnight");

        Office.Time.Advance(TimeSpan.FromHours(24));
        (await Office.HasTaskAsync("urban", number)).ShouldBeFalse("reads are closed by the date itself");
        await Office.SweepAsync();

        (await Office.TaskAsync(number, "handle")).PersonId.ShouldBeNull();
        (await Office.AskAsync(db => db.Notices.CountAsync(n => n.Code == "guard-difference"))).ShouldBePositive();
    }

    [Fact]
    public async Task Appointment_ThatMakesAHolderBlocked_TakesTheTaskInItsOwnTransaction()
    {
        var number = await Office.AssignedAsync();
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("cui-hong"));

        await Office.ChangeOfficeAsync(db => db.Secretaryships.Add(new() { SecretaryId = "guo-yan", LeaderId = "cui-hong", From = DateOnly.FromDateTime(Office.Now) }));

        (await Office.TaskAsync(number, "handle")).PersonId.ShouldBeNull("no sweep has run");
    }

    /// <summary>An accusation of one of two of the same name, and another letter that is handled with it and not read yet.</summary>
    private async Task<(string Number, string Other, long Described)> MergedAsync()
    {
        var (number, other) = (await Office.ReceiveAsync(World.SignedAccusation), await Office.ReceiveAsync(World.Lamps));
        await Office.As<LinkCases, CaseLink>("clerk", link => link.RunAsync(other, number, LinkKind.Merged));
        await Office.CompleteAsync("clerk", number, "read", "read", Readings.Of(PetitionClass.Accusation, Readings.Described("王伟")));
        return (number, other, await Office.AskAsync(db => db.Accused.Select(a => a.Id).SingleAsync()));
    }

    private async Task<(string Number, long Described)> DescribedAsync()
    {
        var number = await Office.ReadAsync(World.SignedAccusation, Readings.Of(PetitionClass.Accusation, Readings.Described("王伟")));
        return (number, await Office.AskAsync(db => db.Accused.Select(a => a.Id).SingleAsync()));
    }

    /// <summary>Accused in the letter's words, of whom two of the cleared have said who is meant.</summary>
    private async Task<string> ResolvedAsync()
    {
        var (number, described) = await DescribedAsync();
        await ResolveAsync("sealed", number, described, "wang-wei-urban");
        await ResolveAsync("sealed2", number, described, "wang-wei-urban");
        return number;
    }

    private Task<bool> ResolveAsync(string account, string number, long described, params string[] people) =>
        Office.As<ResolveAccused, bool>(account, resolve => resolve.RunAsync(number, described, people));

    private async Task<IReadOnlySet<string>> BlockedAsync(string number)
    {
        var id = (await Office.CaseAsync(number)).Id;
        return await Office.As<CaseGuard, IReadOnlySet<string>>(null, guard => guard.BlockedPeopleAsync(id));
    }
}
