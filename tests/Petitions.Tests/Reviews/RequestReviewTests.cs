using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Deadlines;
using Petitions.Deadlines.Changes;
using Petitions.Guard;
using Petitions.Reviews;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Reviews;

/// <summary>复查 and 复核 (条例 art. 35, 36): asked for in thirty days, decided by others a level above in thirty, and ended by the second.</summary>
public sealed class RequestReviewTests : OfficeTest
{
    [Fact]
    public async Task Review_BecomesACaseOfItsOwnWithItsThirtyDays()
    {
        var number = await Office.RepliedAsync();

        var review = await AskAsync(number);

        (await ClocksAsync(review)).ShouldContain("review-30-days");
        var view = await Office.As<CaseReader, CaseView>("clerk", reader => reader.RunAsync(review));
        (view.Registration!.Title, view.Petitioner!.Name).ShouldBe(("申请复查：夜间施工噪声扰民", "王芳"));
        var sheet = await Office.As<ReadReview, ReviewView>("clerk", read => read.RunAsync(review));
        (sheet.Level, sheet.Of, sheet.Grounds).ShouldBe((ReviewLevel.Review, number, "噪声依旧"));
    }

    [Fact]
    public async Task Review_ToTheUnitThatAnsweredOrWithoutAction_IsNotOffered()
    {
        var review = await ReadAsync(await AskAsync(await Office.RepliedAsync()));

        await RefusedAsync("data-invalid", () => Office.CompleteAsync("clerk", review, "route", "proposed", Proposals.Refer("urban")));
        await RefusedAsync("data-invalid", () => Office.CompleteAsync("clerk", review, "route", "proposed", Proposals.Refer("urban-enforcement")));
        await RefusedAsync("data-invalid", () => Office.CompleteAsync("clerk", review, "route", "proposed", Proposals.NoAction()));
        await Office.CompleteAsync("clerk", review, "route", "proposed", Proposals.HandleHere);
    }

    [Fact]
    public async Task Facts_OfAReview_CloseWhatTheFormDoesNotOffer()
    {
        var review = await Office.CaseAsync(await ReadAsync(await AskAsync(await Office.RepliedAsync())));

        await RefusedAsync("review-needs-higher-organ", () => RequireAsync(DisposalMethod.ReferToHead, "urban"));
        await RefusedAsync("review-must-be-decided", () => RequireAsync(DisposalMethod.NoAction, null));
        await RequireAsync(DisposalMethod.Refer, "higher");

        Task RequireAsync(DisposalMethod method, string? unit) => Office.As<MethodTable>(null, table => table.RequireAsync(review, method, unit, null));
    }

    [Fact]
    public async Task Review_DecidedHere_AndReReviewedAbove_IsTheEnd()
    {
        var number = await Office.RepliedAsync();
        var review = await DecidedHereAsync(await AskAsync(number));
        await RefusedAsync("review-asked", () => AskAsync(number));

        var rereview = await AskAsync(review);
        (await ClocksAsync(rereview)).ShouldContain("rereview-30-days");
        await ReadAsync(rereview);
        await RefusedAsync("data-invalid", () => Office.CompleteAsync("clerk", rereview, "route", "proposed", Proposals.HandleHere));
        await Office.CompleteAsync("clerk", rereview, "route", "proposed", Proposals.Refer("higher"));
        await Office.CompleteAsync("officehead", rereview, "approve", "approved", new { });
        await Office.CompleteAsync("clerk", rereview, "dispatch", "sent", new { form = "original" });
        (await Office.SeesAsync("higher", number)).ShouldBeTrue();
        await Office.CompleteAsync("higher", rereview, "acknowledge", "accepted", new { });
        await Office.CompleteAsync("higherhead", rereview, "assign", "assigned", new { person = World.PersonOf("higher") });
        await Office.CompleteAsync("higher", rereview, "handle", "done", LetterLife.Work);
        await Office.CompleteAsync("higherhead", rereview, "signOff", "signed", new { });
        await Office.ReplyAsync("higher", rereview);
        await RefusedAsync("review-ended", () => AskAsync(rereview));
    }

    [Fact]
    public async Task Review_Answered_MeetsItsOwnClockAndNoSixtyDaysRun()
    {
        var review = await DecidedHereAsync(await AskAsync(await Office.RepliedAsync()));

        (await ClocksAsync(review)).ShouldNotContain(DeadlineBook.Handling);
        (await Office.AskAsync(db => db.Deadlines.Where(d => d.RuleId == "review-30-days").Select(d => d.MetAt).SingleAsync())).ShouldNotBeNull();
    }

    [Fact]
    public async Task Review_OfOnesOwnWork_IsHandledByAnother()
    {
        // Handled by the clerk and signed by the head of the office; so the review may not be theirs.
        var number = await HandledHereAsync(await ReadAsync(await Office.ReceiveAsync(World.Noise)));
        await Office.ReplyAsync("clerk", number);
        var chain = (await Office.CaseAsync(await AskAsync(number))).Id;

        (await Office.As<ReviewChain, IReadOnlySet<string>>(null, c => c.InvestigatorsAsync(chain))).ShouldBe([World.PersonOf("clerk"), World.PersonOf("officehead")], ignoreOrder: true);
        (await Office.As<ReviewChain, IReadOnlySet<string>?>(null, c => c.DecidingUnitsAsync(chain)))!.ShouldBe(["higher"]);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(40, false)]
    public async Task Review_AskedFor_OnlyWithinThirtyDaysOfTheAnswer(int days, bool inTime)
    {
        var number = await Office.RepliedAsync();
        Office.Time.Advance(TimeSpan.FromDays(days));

        if (inTime)
            await AskAsync(number);
        else
            await RefusedAsync("review-late", () => AskAsync(number));
    }

    [Fact]
    public async Task Review_BeforeThereIsAnAnswer_IsRefused()
    {
        await RefusedAsync("review-needs-answer", async () => await AskAsync(await Office.SignedAsync()));
    }

    [Fact]
    public async Task Review_IsClosedToWhomTheReviewedCaseIs()
    {
        var number = await Office.RepliedAsync();
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named([World.ZhengJianguo]));

        var review = await AskAsync(number);

        (await Office.SeesAsync("urbanhead", review)).ShouldBeFalse();
    }

    [Fact]
    public async Task Review_OfASealedClaim_IsRegisteredByTheClearedAndSealedToo()
    {
        var number = await Office.RepliedAsync();
        await Office.ChangeAccusedAsync("clerk", number, Readings.Unclear("不知道说的是谁"));
        await Should.ThrowAsync<NotVisible>(() => AskAsync(number));

        var review = await Office.As<RequestReview, PetitionCase>("sealed", ask => ask.RunAsync(number, new ReviewRequest("噪声依旧")));

        (await Office.CaseAsync(review.Number)).Sealed.ShouldBeTrue();
        (await Office.SeesAsync("clerk", review.Number)).ShouldBeFalse();
        (await Office.HasTaskAsync("sealed", review.Number)).ShouldBeTrue();
        (await Office.AskAsync(db => db.Petitioners.Where(p => p.CaseId == review.Id).Select(p => p.Name).SingleAsync())).ShouldBeNull();
        await RefusedAsync("review-not-for-accusation", async () => await Office.As<RequestReview, PetitionCase>("sealed", async ask => await ask.RunAsync(await Office.AccusationAsync(), new ReviewRequest("不服"))));
    }

    [Fact]
    public async Task ReReview_WaitingForAHearing_MovesByExactlyItsLength()
    {
        var rereview = await ReadAsync(await AskAsync(await DecidedHereAsync(await AskAsync(await Office.RepliedAsync()))));
        var before = await ClockAsync();
        Office.Time.Advance(TimeSpan.FromDays(1));

        await Office.As<PauseDeadline>("officehead", pause => pause.RunAsync(rereview, before.Id, StopGround.Hearing, "举行听证"));
        Office.Time.Advance(TimeSpan.FromDays(7));
        await Office.As<ResumeDeadline>("officehead", resume => resume.RunAsync(rereview, before.Id));

        (await ClockAsync()).Raw.ShouldBe(before.Raw.AddDays(7));

        Task<Deadline> ClockAsync() => Office.AskAsync(db => db.Deadlines.AsNoTracking().SingleAsync(d => d.RuleId == "rereview-30-days"));
    }

    private Task<string> AskAsync(string number) =>
        Office.As<RequestReview, string>("clerk", async ask => (await ask.RunAsync(number, new ReviewRequest("噪声依旧"))).Number);

    private async Task<string> ReadAsync(string number)
    {
        await Office.CompleteAsync("clerk", number, "read", "read", Readings.Claim);
        return number;
    }

    private async Task<string> DecidedHereAsync(string review)
    {
        await HandledHereAsync(await ReadAsync(review));
        await Office.ReplyAsync("clerk", review);
        return review;
    }

    private async Task<string> HandledHereAsync(string number)
    {
        await Office.CompleteAsync("clerk", number, "route", "proposed", Proposals.HandleHere);
        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });
        await Office.CompleteAsync("officehead", number, "assign", "assigned", new { person = World.PersonOf("clerk") });
        await Office.CompleteAsync("clerk", number, "handle", "done", LetterLife.Work);
        await Office.CompleteAsync("officehead", number, "signOff", "signed", new { });
        return number;
    }

    private Task<List<string>> ClocksAsync(string number) =>
        Office.AskAsync(db => db.Deadlines.Where(d => db.Cases.Any(c => c.Id == d.CaseId && c.Number == number)).Select(d => d.RuleId).ToListAsync());
}
