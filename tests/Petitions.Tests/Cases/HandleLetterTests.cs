using Petitions.Cases;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Cases;

/// <summary>Assignment, handling, sign-off, follow-up and archive.</summary>
public sealed class HandleLetterTests : OfficeTest
{
    [Fact]
    public async Task Assign_ToSomebodyOfAnotherUnit_IsNotOffered()
    {
        var number = await Office.SentAsync();
        await Office.CompleteAsync("urban", number, "acknowledge", "accepted", new { });

        await RefusedAsync("data-invalid", () => Office.CompleteAsync("urbandeputy", number, "assign", "assigned", new { person = World.PersonOf("health") }));
    }

    [Fact]
    public async Task Assign_ByAMember_IsNotThere()
    {
        var number = await Office.SentAsync();
        await Office.CompleteAsync("urban", number, "acknowledge", "accepted", new { });

        await Should.ThrowAsync<NotVisible>(() => Office.CompleteAsync("urban", number, "assign", "assigned", new { person = World.PersonOf("urban") }));
    }

    [Fact]
    public async Task Assign_EverybodyOfTheUnitBlockedSince_ComesToTheHouse()
    {
        var number = await Office.SentAsync();
        await Office.CompleteAsync("urban", number, "acknowledge", "accepted", new { });
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named(World.ZhengJianguo));

        await Office.CompleteAsync("leader", number, "assign", "assigned", new { person = World.PersonOf("clerk") });

        (await Office.TaskAsync(number, "handle")).PersonId.ShouldBe(World.PersonOf("clerk"));
    }

    [Fact]
    public async Task Handle_Done_KeepsFindingResultAndBasis()
    {
        var number = await Office.HandledAsync();

        var handling = (await Office.CaseAsync(number)).Handling!;
        (handling.Finding, handling.Result, handling.HandledBy).ShouldBe((Finding.True, HandlingResult.Supported, World.PersonOf("urban")));
        handling.Basis.ShouldBe("《噪声污染防治法》第43条");
        (await Office.OpenStepsAsync(number)).ShouldBe(["signOff"]);
    }

    [Fact]
    public async Task Handle_WithoutItsLegalBasis_IsRefused()
    {
        var number = await Office.AssignedAsync();

        await RefusedAsync("data-invalid", () => Office.CompleteAsync("urban", number, "handle", "done", new { result = "supported", summary = "已办", answer = "已办" }));
    }

    [Fact]
    public async Task Handle_Returned_IsAssignedAnew()
    {
        var number = await Office.AssignedAsync();
        await Office.CompleteAsync("urban", number, "handle", "returned", new { reason = "属另一科职责" });

        await Office.CompleteAsync("urbandeputy", number, "assign", "assigned", new { person = World.PersonOf("urban2") });

        (await Office.TaskAsync(number, "handle")).PersonId.ShouldBe(World.PersonOf("urban2"));
    }

    [Fact]
    public async Task SignOff_ByTheHandler_IsNotThere()
    {
        var number = await Office.SentAsync();
        await Office.CompleteAsync("urban", number, "acknowledge", "accepted", new { });
        await Office.CompleteAsync("urbanhead", number, "assign", "assigned", new { person = World.HuWeimin });
        await Office.CompleteAsync("urbandeputy", number, "handle", "done", LetterLife.Work);

        await Should.ThrowAsync<NotVisible>(() => Office.CompleteAsync("urbandeputy", number, "signOff", "signed", new { }));
        await Office.CompleteAsync("urbanhead", number, "signOff", "signed", new { });
        (await Office.OpenStepsAsync(number)).ShouldBe(["reply"]);
    }

    [Fact]
    public async Task SignOff_ByTheHandlerThroughAnEditedFile_IsRefused()
    {
        await Office.PublishAsync(Flows.LetterWith((", notBy: 'handle'}", "}")));
        var number = await Office.SentAsync();
        await Office.CompleteAsync("urban", number, "acknowledge", "accepted", new { });
        await Office.CompleteAsync("urbanhead", number, "assign", "assigned", new { person = World.HuWeimin });
        await Office.CompleteAsync("urbandeputy", number, "handle", "done", LetterLife.Work);

        await RefusedAsync("second-person-needed", () => Office.CompleteAsync("urbandeputy", number, "signOff", "signed", new { }));
    }

    [Fact]
    public async Task SignOff_Returned_GoesBackToTheHandler()
    {
        var number = await Office.HandledAsync();

        await Office.CompleteAsync("urbandeputy", number, "signOff", "returned", new { opinion = "依据不足" });

        (await Office.TaskAsync(number, "handle")).PersonId.ShouldBe(World.PersonOf("urban"));
    }

    [Fact]
    public async Task FollowUp_ByTheHandler_IsNotThere()
    {
        var number = await Office.RepliedAsync();

        await Should.ThrowAsync<NotVisible>(() => Office.CompleteAsync("urban", number, "followUp", "satisfied", new { notes = "满意" }));
    }

    [Theory]
    [InlineData("satisfied", "archive")]
    [InlineData("unreachable", "archive")]
    [InlineData("dissatisfied", "handle")]
    public async Task FollowUp_ByAColleague_GoesOn(string outcome, string next)
    {
        var number = await Office.RepliedAsync();

        await Office.CompleteAsync("urban2", number, "followUp", outcome, new { notes = "电话回访" });

        (await Office.OpenStepsAsync(number)).ShouldBe([next]);
    }

    [Theory]
    [InlineData("handle")]
    [InlineData("reply")]
    [InlineData("followUp")]
    public async Task Archive_SomethingMissing_GoesBackToTheStepNamed(string step)
    {
        var number = await Office.RepliedAsync();
        await Office.CompleteAsync("urban2", number, "followUp", "satisfied", new { notes = "满意" });

        await Office.CompleteAsync("archivist", number, "archive", "returned", new { step, missing = "缺送达回证" });

        (await Office.OpenStepsAsync(number)).ShouldBe([step]);
        (await Office.CaseAsync(number)).ClosedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Archive_Complete_ClosesTheCaseAndEndsItsWorkflow()
    {
        var number = await Office.RepliedAsync();
        await Office.CompleteAsync("urban2", number, "followUp", "satisfied", new { notes = "满意" });

        await Office.CompleteAsync("archivist", number, "archive", "archived", new { retention = "thirtyYears" });

        (await Office.CaseAsync(number)).ClosedAt.ShouldBe(Office.Now);
        (await Office.OpenStepsAsync(number)).ShouldBeEmpty();
    }

    [Fact]
    public async Task HandleHere_Approved_IsHandledByAClerkAndSignedByTheHead()
    {
        var number = await Office.ProposedAsync(Proposals.HandleHere);
        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });
        await Office.CompleteAsync("officehead", number, "assign", "assigned", new { person = World.PersonOf("clerk") });
        await Office.CompleteAsync("clerk", number, "handle", "done", LetterLife.Work);

        await Office.CompleteAsync("officehead", number, "signOff", "signed", new { });

        (await Office.TaskAsync(number, "reply")).PersonId.ShouldBe(World.PersonOf("clerk"));
    }
}
