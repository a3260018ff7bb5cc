using Petitions.Web.Tests.Hosting;

namespace Petitions.Web.Tests.Letters;

/// <summary>Each of the seven methods from receipt to archive, through the HTTP API alone.</summary>
public sealed class SevenMethodsTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Theory]
    [InlineData("refer", "officehead", "original")]
    [InlineData("referByLetter", "leader", "abstract")]
    [InlineData("referToHead", "leader", "original")]
    public async Task Letter_SentToADepartment_IsAnsweredAndArchived(string method, string approver, string form)
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal(method, unit: "health"));
        await letter.DoAsync(approver, "approve", "approved");
        await letter.DoAsync("clerk", "dispatch", "sent", new { form });
        await letter.DoAsync("healthhead", "acknowledge", "accepted");
        await letter.DoAsync("healthhead", "assign", "assigned", new { person = "yin-jie" });
        await HandleAsync(letter, "health", "healthhead");
        await letter.DoAsync("healthdeputy", "followUp", "satisfied", new { notes = "满意" });
        await ArchiveAsync(letter, method);
    }

    [Fact]
    public async Task Letter_HandledHere_IsAnsweredAndArchived()
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("handleHere"));
        await letter.DoAsync("officehead", "approve", "approved");
        await letter.DoAsync("officehead", "assign", "assigned", new { person = "li-na" });
        await HandleAsync(letter, "clerk2", "officehead");
        await letter.DoAsync("clerk", "followUp", "unreachable", new { notes = "电话不通" });
        await ArchiveAsync(letter, "handleHere");
    }

    [Fact]
    public async Task Letter_WithoutAction_IsAnsweredAndArchived()
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.NoAction);
        await letter.DoAsync("officehead", "approve", "approved");
        await letter.DoAsync("clerk", "reply", "replied", Forms.Replied);
        await letter.DoAsync("clerk2", "followUp", "satisfied", new { notes = "知悉" });
        await ArchiveAsync(letter, "noAction");
    }

    [Theory]
    [InlineData("presentDirect")]
    [InlineData("presentAbstract")]
    public async Task Letter_PresentedToALeaderWhoNotesIt_ClosesWithACodedReason(string method)
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal(method, person: "shen-yulan"));
        await letter.DoAsync("leader2", "instruct", "noted", new { text = "已阅" });
        await letter.DoAsync("clerk", "reply", "noReply", new { reasonCode = "leaderMatter" });
        await letter.DoAsync("officehead", "confirm", "confirmed");
        await ArchiveAsync(letter, method);
    }

    [Theory]
    [InlineData("presentDirect")]
    [InlineData("presentAbstract")]
    public async Task Letter_PresentedToALeaderWhoInstructs_GoesWhereHeSays(string method)
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal(method, person: "lin-guodong"));
        await letter.DoAsync("principal", "instruct", "instructed", new { method = "refer", target = new { unit = "health" }, text = "请卫健局办理" });
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = "original" });
        await letter.DoAsync("health", "acknowledge", "accepted");
        await letter.DoAsync("healthhead", "assign", "assigned", new { person = "wen-bo" });
        await HandleAsync(letter, "health2", "healthdeputy");
        await letter.DoAsync("health", "followUp", "satisfied", new { notes = "满意" });
        await ArchiveAsync(letter, "refer");
    }

    private static async Task HandleAsync(Letter letter, string handler, string head)
    {
        await letter.DoAsync(handler, "handle", "done", Forms.Handled);
        await letter.DoAsync(head, "signOff", "signed");
        await letter.DoAsync(handler, "reply", "replied", Forms.Replied);
    }

    private async Task ArchiveAsync(Letter letter, string method)
    {
        await letter.DoAsync("archivist", "archive", "archived", Forms.Archived);
        var view = await letter.ViewAsync("clerk");
        view["stage"]!.GetValue<string>().ShouldBe("archived");
        view["routing"]!["method"]!.GetValue<string>().ShouldBe(method);
        view["openTasks"]!.AsArray().ShouldBeEmpty();
        await Lives.ShouldHaveEndedWellAsync(office, letter.Number);
    }
}
