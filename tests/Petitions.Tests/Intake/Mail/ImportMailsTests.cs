using Microsoft.EntityFrameworkCore;
using Petitions.Intake.Mail;

namespace Petitions.Tests.Intake.Mail;

/// <summary>Many mails at once: none lost, none doubled, and a bad one costs only itself.</summary>
public sealed class ImportMailsTests : OfficeTest
{
    [Fact]
    public async Task Import_OfManyMailsTwice_KeepsEachOnce()
    {
        var mails = Enumerable.Range(0, 60).Select(i => Mail(i)).ToList();

        (await ImportAsync(mails)).Count.ShouldBe(60);
        var again = await ImportAsync([.. mails, Mail(60)]);

        (await CountAsync()).ShouldBe((61, 61));
        again.Select(m => m.Name).ShouldBe([.. mails.Select(m => m.Name), "60.eml"]);
        again.ShouldAllBe(m => m.Number != null);
    }

    [Fact]
    public async Task Import_OfTheSameMailTwiceInOneGo_KeepsItOnce()
    {
        var done = await ImportAsync([Mail(1), Mail(1) with { Name = "copy.eml" }]);

        done[1].Number.ShouldBe(done[0].Number);
        (await CountAsync()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Import_OfAnAnswerBesideItsLetter_JoinsIt()
    {
        var first = await ImportAsync([Mail(1)]);
        var answer = new MailFile("answer.eml", System.Text.Encoding.UTF8.GetBytes(
            $"From: writer1@example.cn\r\nSubject: Re: {first[0].Number}\r\nMessage-ID: <a@example.cn>\r\nIn-Reply-To: <1@example.cn>\r\n\r\n补充材料\r\n"));

        (await ImportAsync([Mail(2), answer, Mail(3)]))[1].ShouldSatisfyAllConditions(a => a.Fate.ShouldBe(MailFate.Answer), a => a.Number.ShouldBe(first[0].Number));
    }

    [Fact]
    public async Task Import_WithOneThatCannotBeTakenIn_SetsOnlyThatOneAside()
    {
        // A fault in the database that only this mail meets.
        Office.Tamper("CREATE TRIGGER fault BEFORE UPDATE ON Cases WHEN new.Registration_Title LIKE '%第7号%' BEGIN SELECT RAISE(ABORT, 'planted'); END");

        var done = await ImportAsync([.. Enumerable.Range(0, 30).Select(i => Mail(i))]);

        done.Where(m => m.Fate == MailFate.Quarantined).ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.Name.ShouldBe("7.eml"), m => m.Reason.ShouldBe(QuarantineReason.Failed));
        (await CountAsync()).ShouldBe((30, 29));
    }

    private static MailFile Mail(int i) => new($"{i}.eml", System.Text.Encoding.UTF8.GetBytes(
        $"From: writer{i}@example.cn\r\nTo: office@example.gov.cn\r\nSubject: 反映第{i}号小区路灯损坏\r\nMessage-ID: <{i}@example.cn>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n第{i}号小区的路灯坏了。\r\n"));

    private async Task<List<ImportedMail>> ImportAsync(IEnumerable<MailFile> mails)
    {
        var done = new List<ImportedMail>();
        await Office.As<ImportMails>(null, import => import.RunAsync(mails, done.Add));
        return done;
    }

    private Task<(int Mails, int Letters)> CountAsync() => Office.AskAsync(async db => (await db.MailItems.CountAsync(), await db.Cases.CountAsync()));
}
