using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Guard;
using Petitions.Intake.Files;
using Petitions.Intake.Mail;
using Petitions.TestKit;
using Petitions.Tests.Intake.Mail;

namespace Petitions.Tests.Guard;

/// <summary>design §4: from its arrival on a letter is kept from whoever is named in it, until somebody has read whom it accuses.</summary>
public sealed class ProvisionalSealTests : OfficeTest
{
    private static readonly LetterReceived AboutTheClerk = Letters.Opened("反映赵敏收受礼金");

    [Fact]
    public async Task LetterThatNamesAClerk_IsReadByAnotherClerk()
    {
        var number = await Office.ReceiveAsync(AboutTheClerk, by: "clerk2");

        (await Office.SeesAsync("clerk", number)).ShouldBeFalse();
        (await Office.HasTaskAsync("clerk", number)).ShouldBeFalse();
        (await Office.HasTaskAsync("clerk2", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task ClerkWhoRegistersALetterAboutHerself_LosesItInThatAct()
    {
        var number = await Office.ReceiveAsync(Letters.Received);
        await Office.CompleteAsync("clerk", number, "open", "opened", new { title = "反映赵敏收受礼金" });

        (await Office.SeesAsync("clerk", number)).ShouldBeFalse();
        (await Office.HasTaskAsync("clerk2", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task WhoeverIsOnlyMentioned_IsFreeOnceItIsRead()
    {
        var number = await Office.ReceiveAsync(AboutTheClerk, by: "clerk2");

        await Office.CompleteAsync("clerk2", number, "read", "read", Readings.Claim);

        (await Office.SeesAsync("clerk", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task WhoeverIsAccused_StaysKeptOutWithoutAGap()
    {
        var number = await Office.ReceiveAsync(AboutTheClerk, by: "clerk2");

        await Office.CompleteAsync("clerk2", number, "read", "read", Readings.Of(PetitionClass.Claim, Readings.Named("zhao-min")));

        (await BlockedAsync(number)).ShouldContain("zhao-min");
        (await Office.AskAsync(db => db.CaseBlocks.Where(b => b.To == null).Select(b => b.Reason).SingleAsync())).ShouldBe(BlockReasons.Accused);
    }

    [Fact]
    public async Task WhileItIsUnclearWhoIsMeant_NobodyNamedGoesFree()
    {
        var number = await Office.ReceiveAsync(AboutTheClerk, by: "clerk2");

        await Office.CompleteAsync("clerk2", number, "read", "read", Readings.Of(PetitionClass.Claim, Readings.Unclear("可能另有其人")));

        (await BlockedAsync(number)).ShouldContain("zhao-min");
    }

    [Fact]
    public async Task LetterToTheHeadOfTheHouse_IsStillReadByItsClerks()
    {
        var number = await Office.ReceiveAsync(Letters.Opened("尊敬的孙局长：请修路灯"));

        (await BlockedAsync(number)).ShouldBe(["sun-lihua"]);
        (await Office.HasTaskAsync("clerk", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task FileThatComesBeforeTheReading_ClosesItTooAndPullsTheTask()
    {
        var number = await Office.ReceiveAsync(Letters.Opened("反映问题"));
        var task = await Office.TaskAsync(number, "read");
        await Office.As<Petitions.Tasks.ClaimTask>("clerk", claim => claim.RunAsync(task.Id));

        await Office.AsAsync("clerk2", async scope =>
        {
            var stored = await scope.GetRequiredService<FileStore>().SaveAsync(new MemoryStream("赵敏收受礼金"u8.ToArray()));
            return await scope.GetRequiredService<AddAttachment>().RunAsync(number, "证据.txt", stored, AttachmentKind.File);
        });

        (await Office.SeesAsync("clerk", number)).ShouldBeFalse();
        (await Office.TaskAsync(number, "read")).ClaimedBy.ShouldBeNull();
    }

    [Theory]
    [InlineData("gb18030", "办信科的赵敏收了钱")]
    [InlineData("big5", "辦信科的趙敏收了錢")]
    [InlineData("utf-8", "办信科的赵 敏收了钱")]
    public async Task MailInAnyCharset_IsLookedThroughAsItIsRead(string charset, string text)
    {
        var body = Convert.ToBase64String(TestMail.Octets(charset, text));
        var raw = TestMail.Plain(Encoding.ASCII.GetBytes(body), $"text/plain; charset={charset}\r\nContent-Transfer-Encoding: base64");

        var number = await TakeAsync(raw);

        (await BlockedAsync(number)).ShouldBe(["zhao-min"]);
        var finds = await Office.As<FindNames, FindsView>("clerk2", find => find.RunAsync(number));
        finds.Finds.ShouldContain(f => f.PersonId == "zhao-min" && f.AttachmentId != null);
        finds.Unreadable.ShouldBeEmpty();
    }

    [Fact]
    public async Task FileInAMail_IsLookedThroughAtItsArrival()
    {
        var raw = TestMail.Mixed(
            TestMail.Part("Content-Type: text/plain; charset=utf-8", "请看附件"u8.ToArray()),
            TestMail.Part("Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename=a.txt", "赵敏收了钱"u8.ToArray()));

        (await BlockedAsync(await TakeAsync(raw))).ShouldBe(["zhao-min"]);
    }

    private async Task<string> TakeAsync(byte[] raw)
    {
        var item = await Office.AsAsync<MailItem>(null, scope => scope.GetRequiredService<TakeMail>().RunAsync("xinfang", raw, MailReader.Read(raw, MailLimits.Default)));
        return (await Office.AskAsync(db => db.Cases.SingleAsync(c => c.Id == item.CaseId))).Number;
    }

    private async Task<IEnumerable<string>> BlockedAsync(string number)
    {
        var id = (await Office.CaseAsync(number)).Id;
        return (await Office.As<CaseGuard, IReadOnlySet<string>>(null, guard => guard.BlockedPeopleAsync(id))).Order(StringComparer.Ordinal);
    }
}
