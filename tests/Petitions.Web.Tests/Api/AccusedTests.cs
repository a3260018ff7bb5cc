using Microsoft.EntityFrameworkCore;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Api;

/// <summary>PUT accused: who may, at which version, and that nobody alone takes a name off.</summary>
public sealed class AccusedTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Fact]
    public async Task Reader_MayName_AnotherClerkMayNot()
    {
        var letter = await Letter.ReadAsync(office);
        (await PutAsync("clerk2", letter, "wen-bo")).ShouldBe(422, "accused-by-reader-only");
        (await PutAsync("clerk", letter, "wen-bo")).ShouldBe(200).Json["state"]!.GetValue<string>().ShouldBe("named");
        (await BlockedAsync(letter)).ShouldBe(["wen-bo"]);
    }

    [Fact]
    public async Task SealedOfficer_MayName_InASealedCaseThatTheReaderSeesNoLonger()
    {
        var letter = await Letter.ReadAsync(office, Forms.Accusing("wen-bo"));
        (await PutAsync("clerk", letter, "wen-bo", "dai-jun")).ShouldBe(404);
        (await PutAsync("sealed", letter, "wen-bo", "dai-jun")).ShouldBe(200);
        (await BlockedAsync(letter)).ShouldBe(["dai-jun", "wen-bo"]);
    }

    [Fact]
    public async Task Version_ThatIsOld_Conflicts()
    {
        var letter = await Letter.ReadAsync(office);
        var version = (await letter.ViewAsync("clerk"))["version"]!.GetValue<int>();
        var clerk = await office.AsAsync("clerk");
        (await clerk.PutAsync($"{letter.Path}/accused", new { state = "none", version = version - 1 })).ShouldBe(409, "case-changed");
        (await clerk.PutAsync($"{letter.Path}/accused", new { state = "none", version })).ShouldBe(200).Json["version"]!.GetValue<int>().ShouldBe(version + 1);
    }

    [Fact]
    public async Task Removal_TakesTwoPeople()
    {
        var letter = await Letter.ReadAsync(office, Forms.Accusing("wen-bo"));
        var none = new { state = "none" };
        for (var again = 0; again < 2; again++)
        {
            (await (await office.AsAsync("sealed")).PutAsync($"{letter.Path}/accused", none)).ShouldBe(200).Json["state"]!.GetValue<string>().ShouldBe("named");
            (await BlockedAsync(letter)).ShouldBe(["wen-bo"]);
        }
        (await (await office.AsAsync("sealed2")).PutAsync($"{letter.Path}/accused", none)).ShouldBe(200).Json["state"]!.GetValue<string>().ShouldBe("none");
        (await BlockedAsync(letter)).ShouldBeEmpty();
        // The seal stays.
        (await letter.ViewAsync("sealed"))["sealed"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Removal_TakenBackByTheFirst_NeedsTwoPeopleAgain()
    {
        var letter = await Letter.ReadAsync(office, Forms.Accusing("wen-bo"));
        (await (await office.AsAsync("sealed")).PutAsync($"{letter.Path}/accused", new { state = "none" })).ShouldBe(200);
        (await PutAsync("sealed", letter, "wen-bo")).ShouldBe(200);
        (await (await office.AsAsync("sealed2")).PutAsync($"{letter.Path}/accused", new { state = "none" })).ShouldBe(200);
        (await BlockedAsync(letter)).ShouldBe(["wen-bo"]);
    }

    [Fact]
    public async Task Unclear_SealsTheCaseAndHoldsTheDispatchUp()
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: "health"));
        await letter.DoAsync("officehead", "approve", "approved");
        (await (await office.AsAsync("clerk")).PutAsync($"{letter.Path}/accused", new { state = "unclear", reason = "只称某科长" })).ShouldBe(200);
        (await (await office.AsAsync("clerk")).GetAsync(letter.Path)).ShouldBe(404);
        await letter.RefusedAsync("sealed", "dispatch", "sent", new { form = "original" }, "accused-unclear");
    }

    [Fact]
    public async Task SealedCase_ShowsItsTitleToNoListOfOthers()
    {
        var letter = await Letter.ReadAsync(office, Forms.Accusing("wen-bo"), Forms.Opened("密件标题"));
        foreach (var account in WebOffice.Accounts.Where(a => a is not ("sealed" or "sealed2" or "sealedhead")))
        {
            var session = await office.AsAsync(account);
            foreach (var path in new[] { "/api/cases", "/api/cases?text=密件", "/api/tasks", "/api/notices", "/api/collation/2026-09-18", "/api/people?text=密件" })
            {
                var answer = await session.GetAsync(path);
                answer.Text.ShouldNotContain("密件标题", customMessage: $"{account} {path}");
                answer.Text.ShouldNotContain(letter.Number, customMessage: $"{account} {path}");
            }
        }
        (await letter.ViewAsync("sealed"))["petitioner"].ShouldBeNull();
    }

    private async Task<Answer> PutAsync(string account, Letter letter, params string[] people) =>
        await (await office.AsAsync(account)).PutAsync($"{letter.Path}/accused", new { state = "named", people });

    private Task<List<string>> BlockedAsync(Letter letter) => office.DatabaseAsync(db =>
        db.CaseBlocks.Where(b => b.To == null && db.Cases.Any(c => c.Id == b.CaseId && c.Number == letter.Number)).Select(b => b.SubjectId).OrderBy(s => s).ToListAsync());
}
