using Petitions.EndToEndTests.Hosting;

namespace Petitions.EndToEndTests.Pages;

/// <summary>Each of the seven methods at the screens, with the turns a letter may take: returned, objected, refused, taken over, dissatisfied.</summary>
public sealed class SevenMethodsTests(BrowserOffice browser, PageHost host) : IClassFixture<PageHost>
{
    private static readonly (string, string)[] Handled =
        [("result", "supported"), ("summary", "已核查"), ("basis", "《城市照明管理规定》第二十三条"), ("answer", "路灯已修复")];

    private static readonly (string, string)[] Replied = [("text", "路灯已修复。"), ("channel", "phone")];

    [Fact]
    public async Task Refer_ObjectedByTheFirstUnit_GoesToTheSecond()
    {
        await using var screens = new Screens(browser, host, "en", 820);
        var number = await ReadAsync(screens, "路灯损坏");
        await screens.DoAsync("clerk", number, "proposed", ("method", "refer"), ("target.unit", "health"));
        await screens.DoAsync("officehead", number, "returned", ("opinion", "请核实职责"));
        await screens.DoAsync("clerk", number, "proposed", ("method", "refer"), ("target.unit", "health"));
        await screens.DoAsync("officehead", number, "approved");
        await screens.DoAsync("clerk", number, "sent", ("form", "original"));
        await screens.DoAsync("healthhead", number, "objected", ("reason", "不属本局职责"));
        (await screens.StatusAsync("healthhead", $"/cases/{number}")).ShouldBe(404);

        await screens.DoAsync("clerk", number, "proposed", ("method", "refer"), ("target.unit", "urban"));
        await screens.DoAsync("officehead", number, "approved");
        await screens.DoAsync("clerk", number, "sent", ("form", "original"));
        await FinishInUnitAsync(screens, number, "urbanhead", "guo-yan", "urban", "urban2");
        await ArchivedAsync(screens, number);
    }

    [Fact]
    public async Task ReferByLetter_AfterAChangedMethod_IsApprovedByTheLeaderToo()
    {
        await using var screens = new Screens(browser, host, "zh-CN", 1440);
        var number = await ReadAsync(screens, "食品安全");
        await screens.DoAsync("clerk", number, "proposed", ("method", "refer"), ("target.unit", "urban"));
        await screens.DoAsync("officehead", number, "changed", ("method", "referByLetter"), ("target.unit", "health"));
        await screens.DoAsync("leader", number, "approved");
        await screens.DoAsync("clerk", number, "sent", ("form", "abstract"));
        await FinishInUnitAsync(screens, number, "healthhead", "yin-jie", "health", "healthdeputy");
        await ArchivedAsync(screens, number);
    }

    [Fact]
    public async Task ReferToHead_ReturnedFromDispatch_IsProposedAgain()
    {
        await using var screens = new Screens(browser, host, "zh-CN", 820);
        var number = await ReadAsync(screens, "医院收费");
        await screens.DoAsync("clerk", number, "proposed", ("method", "referToHead"), ("target.unit", "health"));
        await screens.DoAsync("leader", number, "approved");
        await screens.DoAsync("clerk", number, "returned", ("reason", "改由主要领导转"));
        await screens.DoAsync("clerk", number, "proposed", ("method", "referToHead"), ("target.unit", "health"));
        await screens.DoAsync("leader", number, "approved");
        await screens.DoAsync("clerk", number, "sent", ("form", "original"));
        (await screens.HasTaskAsync("health", number)).ShouldBeFalse("批转 goes to the head in person");
        await FinishInUnitAsync(screens, number, "healthhead", "yin-jie", "health", "healthdeputy");
        await ArchivedAsync(screens, number);
    }

    [Fact]
    public async Task HandleHere_WithReturnsAndADissatisfiedWriter_IsHandledAgain()
    {
        await using var screens = new Screens(browser, host, "en", 1440);
        var number = await ReadAsync(screens, "政策咨询");
        await screens.DoAsync("clerk", number, "proposed", ("method", "handleHere"));
        await screens.DoAsync("officehead", number, "approved");
        await screens.DoAsync("officehead", number, "assigned", ("person", "li-na"));
        await screens.DoAsync("clerk2", number, "returned", ("reason", "与本人有利害关系"));
        await screens.DoAsync("officehead", number, "assigned", ("person", "zhao-min"));
        await screens.DoAsync("clerk", number, "done", Handled);
        await screens.DoAsync("officehead", number, "returned", ("opinion", "依据不足"));
        await screens.DoAsync("clerk", number, "done", Handled);
        await screens.DoAsync("officehead", number, "signed");
        await screens.DoAsync("clerk", number, "replied", Replied);
        await screens.DoAsync("clerk2", number, "dissatisfied", ("notes", "仍不明白"));
        await screens.DoAsync("clerk", number, "done", Handled);
        await screens.DoAsync("officehead", number, "signed");
        await screens.DoAsync("clerk", number, "replied", Replied);
        await screens.DoAsync("clerk2", number, "unreachable", ("notes", "电话不通"));
        await ArchivedAsync(screens, number);
    }

    [Fact]
    public async Task NoAction_WithItsReasonAndASecondPerson_IsAnswered()
    {
        await using var screens = new Screens(browser, host, "zh-CN", 1440);
        var number = await ReadAsync(screens, "重复来信");
        await screens.DoAsync("clerk", number, "proposed", ("method", "noAction"), ("noActionReason", "alreadyAnswered"), ("noActionEvidence", "已于2026年8月答复"));
        await screens.DoAsync("officehead", number, "approved");
        await screens.DoAsync("clerk", number, "replied", Replied);
        await screens.DoAsync("clerk2", number, "satisfied", ("notes", "知悉"));
        await ArchivedAsync(screens, number);
    }

    [Fact]
    public async Task PresentDirect_Noted_ClosesWithACodedReasonThatASecondPersonConfirms()
    {
        await using var screens = new Screens(browser, host, "en", 820);
        var number = await ReadAsync(screens, "感谢信");
        await screens.DoAsync("clerk", number, "proposed", ("method", "presentDirect"), ("target.person", "shen-yulan"));
        await screens.DoAsync("leader2", number, "noted", ("text", "已阅"));
        await screens.DoAsync("clerk", number, "noReply", ("reasonCode", "leaderMatter"));
        await screens.DoAsync("officehead", number, "refused", ("opinion", "请再核"));
        await screens.DoAsync("clerk", number, "noReply", ("reasonCode", "leaderMatter"));
        await screens.DoAsync("officehead", number, "confirmed");
        await ArchivedAsync(screens, number);
    }

    [Fact]
    public async Task PresentAbstract_Instructed_GoesWhereTheLeaderSays()
    {
        await using var screens = new Screens(browser, host, "zh-CN", 820);
        var number = await ReadAsync(screens, "噪声扰民");
        await screens.DoAsync("clerk", number, "proposed", ("method", "presentAbstract"), ("target.person", "lin-guodong"));
        await screens.DoAsync("principal", number, "instructed", ("method", "refer"), ("target.unit", "health"), ("text", "请卫健局办理"));
        await screens.DoAsync("clerk", number, "sent", ("form", "original"));
        await FinishInUnitAsync(screens, number, "healthhead", "yin-jie", "health", "healthdeputy");
        await ArchivedAsync(screens, number);
    }

    [Fact]
    public async Task OverallImportance_TakenOverByTheSecondLeader_GoesWhereHeSays()
    {
        await using var screens = new Screens(browser, host, "en", 1440);
        var number = await screens.RegisterAsync("河道污染");
        await screens.ReadAsync(number, ("overallImportance", "true"));
        await screens.DoAsync("clerk", number, "proposed", ("method", "referByLetter"), ("target.unit", "urban"));
        await screens.DoAsync("leader", number, "approved");
        (await screens.HasTaskAsync("clerk", number)).ShouldBeFalse("the principal leader approves as well");
        await screens.DoAsync("principal", number, "takenOver");
        await screens.DoAsync("principal", number, "returned", ("text", "请先摸底"));
        await screens.DoAsync("clerk", number, "proposed", ("method", "handleHere"));
        await screens.DoAsync("leader", number, "approved");
        await screens.DoAsync("principal", number, "takenOver");
        await screens.DoAsync("principal", number, "instructed", ("method", "refer"), ("target.unit", "health"), ("text", "请卫健局牵头"));
        await screens.DoAsync("clerk", number, "sent", ("form", "original"));
        (await screens.HasTaskAsync("healthhead", number)).ShouldBeTrue();
        screens.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Accusation_AtTheScreens_NeverReachesTheAccused()
    {
        await using var screens = new Screens(browser, host, "zh-CN", 1440);
        var number = await screens.RegisterAsync("反映负责人收受礼金");
        await screens.ReadAsync(number, ("class", "accusation"), ("accused.state", "named"), ("accused.people", "zheng-jianguo"));
        (await screens.HasTaskAsync("clerk", number)).ShouldBeFalse("a sealed case is the sealed officers'");
        var officer = await screens.OfAsync("sealed");
        await officer.OpenTaskAsync(number);
        (await officer.Page.Locator("[name='target.unit'] option[value=urban]").CountAsync()).ShouldBe(0);
        await screens.DoAsync("sealed", number, "proposed", ("method", "refer"), ("target.unit", "discipline"));
        await screens.DoAsync("officedeputy", number, "approved");
        await screens.DoAsync("sealed", number, "sent", ("form", "original"));

        var accused = await screens.OfAsync("urbanhead");
        await accused.OpenAsync("/cases/LX-2026-0000000");
        var missing = await accused.Page.Locator("body").InnerTextAsync();
        (await screens.StatusAsync("urbanhead", $"/cases/{number}")).ShouldBe(404);
        (await accused.Page.Locator("body").InnerTextAsync()).ShouldBe(missing);
        (await screens.HasTaskAsync("urbanhead", number)).ShouldBeFalse();
        (await screens.HasTaskAsync("disciplinehead", number)).ShouldBeTrue();
    }

    private static async Task<string> ReadAsync(Screens screens, string title)
    {
        var number = await screens.RegisterAsync(title);
        await screens.ReadAsync(number);
        return number;
    }

    private static async Task FinishInUnitAsync(Screens screens, string number, string head, string handler, string account, string colleague)
    {
        await screens.DoAsync(head, number, "accepted");
        await screens.DoAsync(head, number, "assigned", ("person", handler));
        await screens.DoAsync(account, number, "done", Handled);
        await screens.DoAsync(head, number, "signed");
        await screens.DoAsync(account, number, "replied", Replied);
        await screens.DoAsync(colleague, number, "satisfied", ("notes", "满意"));
    }

    private static async Task ArchivedAsync(Screens screens, string number)
    {
        await screens.DoAsync("archivist", number, "archived", ("retention", "tenYears"));
        var clerk = await screens.OfAsync("clerk");
        await clerk.OpenAsync($"/cases/{number}");
        (await clerk.Page.Locator("a[href^='/tasks/']").CountAsync()).ShouldBe(0);
        screens.Complaints.ShouldBeEmpty();
    }
}
