using Petitions.Web.Tests.Hosting;

namespace Petitions.Web.Tests.Letters;

/// <summary>The turns a letter may take off the straight way.</summary>
public sealed class OtherWaysTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task PrivateOrSecretLetter_LeftUnopened_IsConfirmedByASecondPersonAndArchived(bool isPrivate, bool secret)
    {
        var letter = await Letter.ReceiveAsync(office, Forms.Closed(isPrivate, secret));
        await letter.RefusedAsync("clerk", "open", "opened", new { title = "不应拆封" }, "outcome-unknown");
        await letter.DoAsync("clerk", "open", "doNotOpen", new { note = "转交本人" });
        await letter.DoAsync("officehead", "confirm", "refused", new { opinion = "请核对收件人" });
        await letter.DoAsync("clerk", "open", "doNotOpen");
        await letter.DoAsync("officehead", "confirm", "confirmed");
        await letter.DoAsync("archivist", "archive", "archived", Forms.Archived);
        await Lives.ShouldHaveEndedWellAsync(office, letter.Number);
    }

    [Fact]
    public async Task MisdeliveredLetter_GoesBack_IsConfirmedAndArchived()
    {
        var letter = await Letter.ReceiveAsync(office, Forms.Closed());
        await letter.DoAsync("clerk", "open", "misdelivered", new { note = "应送江北区" });
        await letter.DoAsync("officehead", "confirm", "confirmed");
        await letter.DoAsync("archivist", "archive", "archived", Forms.Archived);
        var closing = await office.DatabaseAsync(db => Task.FromResult(db.Cases.Single(c => c.Number == letter.Number).Closing));
        closing.NoReplyReason.ShouldBe(Cases.NoReplyReason.Misdelivered);
        await Lives.ShouldHaveEndedWellAsync(office, letter.Number);
    }

    [Fact]
    public async Task Unit_ThatObjects_LosesTheLetterAndItIsRoutedAgain()
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: "health"));
        await letter.DoAsync("officehead", "approve", "approved");
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = "original" });
        await letter.ViewAsync("health");
        await letter.DoAsync("health", "acknowledge", "objected", new { reason = "不属本局职责" });

        (await (await office.AsAsync("health")).GetAsync(letter.Path)).ShouldBe(404);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: "urban"));
        await letter.DoAsync("officehead", "approve", "approved");
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = "original" });
        await letter.DoAsync("urban", "acknowledge", "accepted");
        var letters = (await letter.ViewAsync("clerk"))["letters"]!.AsArray();
        letters.Select(l => l!["targetUnit"]!.GetValue<string>()).ShouldBe(["health", "urban"], ignoreOrder: true);
        letters.Single(l => l!["targetUnit"]!.GetValue<string>() == "health")!["answerReason"]!.GetValue<string>().ShouldBe("不属本局职责");
    }

    [Fact]
    public async Task Leader_WhoTakesOver_InstructsHimself()
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("referByLetter", unit: "health"));
        await letter.DoAsync("leader", "approve", "takenOver", new { opinion = "我来办" });
        (await letter.FindTaskAsync("leader2", "instruct")).ShouldBeNull();
        await letter.DoAsync("leader", "instruct", "instructed", new { method = "handleHere", text = "由信访局直接办理" });
        (await letter.FindTaskAsync("officehead", "assign")).ShouldNotBeNull();
    }

    [Fact]
    public async Task OverallImportantLetter_IsApprovedBySupervisingThenPrincipalLeader()
    {
        var letter = await Letter.ReadAsync(office, Forms.Reading(important: true));
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: "health"));
        (await letter.FindTaskAsync("officehead", "approve")).ShouldBeNull();
        (await letter.FindTaskAsync("principal", "approve")).ShouldBeNull();
        await letter.DoAsync("leader2", "approve", "approved");
        (await letter.FindTaskAsync("clerk", "dispatch")).ShouldBeNull();
        await letter.DoAsync("principal", "approve", "approved");
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = "original" });
    }

    [Fact]
    public async Task Approver_WhoReturnsOrChanges_SendsTheLetterWhereHeMay()
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: "health"));
        await letter.DoAsync("officehead", "approve", "returned", new { opinion = "请改为函转" });
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: "urban"));
        // Beyond the office head's own competence: the supervising leader is asked too.
        await letter.DoAsync("officehead", "approve", "changed", new { method = "referByLetter", target = new { unit = "health" } });
        await letter.DoAsync("leader", "approve", "approved");
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = "abstract" });
        (await letter.FindTaskAsync("health", "acknowledge")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Handling_Returned_ComesBackToWhoeverMustMendIt()
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("handleHere"));
        await letter.DoAsync("officehead", "approve", "approved");
        await letter.DoAsync("officehead", "assign", "assigned", new { person = "li-na" });
        await letter.DoAsync("clerk2", "handle", "returned", new { reason = "与本人有利害关系" });
        await letter.RefusedAsync("officehead", "assign", "assigned", new { person = "yin-jie" }, "data-invalid");
        await letter.DoAsync("officehead", "assign", "assigned", new { person = "zhao-min" });
        await letter.DoAsync("clerk", "handle", "done", Forms.Handled);
        await letter.DoAsync("officedeputy", "signOff", "returned", new { opinion = "依据不足" });
        await letter.DoAsync("clerk", "handle", "done", Forms.Handled);
        await letter.DoAsync("officedeputy", "signOff", "signed");
        await letter.DoAsync("clerk", "reply", "replied", Forms.Replied);
        (await letter.FindTaskAsync("clerk", "followUp")).ShouldBeNull();
        await letter.DoAsync("clerk2", "followUp", "dissatisfied", new { notes = "仍有噪声" });
        (await letter.FindTaskAsync("clerk", "handle")).ShouldNotBeNull();
    }
}
