using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Guard;
using Petitions.Intake.Files;
using Petitions.Rules;
using Petitions.TestKit;
using UglyToad.PdfPig.Writer;
using DocxText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Petitions.Tests.Guard;

/// <summary>Route 20: who is named only in an attachment is found there, and what nobody can read holds the dispatch up.</summary>
public sealed class FindNamesTests : OfficeTest
{
    [Fact]
    public async Task Title_ThatNamesSomebody_IsFoundWithItsPlace()
    {
        var number = await Office.ReceiveAsync(Letters.Opened("反映郑建国的问题"));

        var find = (await FindAsync("clerk", number)).Finds.ShouldHaveSingleItem();

        (find.PersonId, find.Kind, find.Text, find.State).ShouldBe((World.ZhengJianguo, FindKind.Name, "郑建国", FindState.Found));
        find.Excerpt.ShouldContain("反映郑建国的问题");
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("text")]
    public async Task Attachment_ThatBearsText_IsLookedThrough(string kind)
    {
        var number = await Office.ReceiveAsync(Letters.Opened("反映问题"));
        await AttachAsync(number, kind == "docx" ? Docx("郑", "建国收受贿赂") : Encoding.UTF8.GetBytes("郑建国收受贿赂"), kind == "docx" ? "证据.docx" : "证据.txt");

        var finds = await FindAsync("clerk", number);

        finds.Finds.ShouldHaveSingleItem().PersonId.ShouldBe(World.ZhengJianguo);
        finds.Finds[0].AttachmentId.ShouldNotBeNull();
        finds.Unreadable.ShouldBeEmpty();
    }

    [Fact]
    public async Task Attachment_ThatIsAPicture_MustBeReadBySomebody()
    {
        var number = await Office.ReceiveAsync(Letters.Opened("反映问题"));
        await AttachAsync(number, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0], "照片.png");

        (await FindAsync("clerk", number)).Unreadable.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Pdf_WithText_GivesItsText()
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(UglyToad.PdfPig.Fonts.Standard14Fonts.Standard14Font.Helvetica);
        builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4).AddText("John Smith took money", 12, new(50, 700), font);
        using var content = new MemoryStream(builder.Build());

        var words = await AttachmentText.ReadAsync(content, "application/pdf", cancellation: TestContext.Current.CancellationToken);
        words.Whole.ShouldBeTrue();
        words.Text.ShouldContain("John Smith");
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    public async Task BrokenFile_OfAKnownType_CountsAsUnreadable(string type)
    {
        using var content = new MemoryStream("no such file"u8.ToArray());

        (await AttachmentText.ReadAsync(content, type, cancellation: TestContext.Current.CancellationToken)).ShouldBe(FileWords.None);
    }

    [Fact]
    public async Task Pdf_UnderAPassword_CountsAsUnreadable()
    {
        using var content = new MemoryStream(LockedPdf.Bytes);

        (await AttachmentText.ReadAsync(content, "application/pdf", cancellation: TestContext.Current.CancellationToken)).ShouldBe(FileWords.None);
    }

    [Fact]
    public async Task Find_WhoIsNamedAtReading_IsConfirmedAndTheOthersRejected()
    {
        var number = await Office.ReceiveAsync(Letters.Opened("郑建国与崔红的问题"));
        await FindAsync("clerk", number);

        await Office.CompleteAsync("clerk", number, "read", "read", Readings.Of(PetitionClass.Claim, Readings.Named(World.ZhengJianguo)));

        var states = await Office.AskAsync(db => db.NameFinds.OrderBy(f => f.PersonId).Select(f => new { f.PersonId, f.State, f.DecidedBy }).ToListAsync());
        states.Select(s => (s.PersonId, s.State, s.DecidedBy)).ShouldBe([("cui-hong", FindState.Rejected, "zhao-min"), (World.ZhengJianguo, FindState.Confirmed, "zhao-min")]);
    }

    [Fact]
    public async Task Finds_ForWhoeverDoesNotReadLetters_AreNotThere()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim);

        await Should.ThrowAsync<NotVisible>(() => FindAsync("officehead", number));
    }

    private Task<FindsView> FindAsync(string account, string number) => Office.As<FindNames, FindsView>(account, find => find.RunAsync(number));

    private Task AttachAsync(string number, byte[] content, string name) => Office.AsAsync("clerk", async scope =>
    {
        using var stream = new MemoryStream(content);
        var stored = await scope.GetRequiredService<FileStore>().SaveAsync(stream);
        return await scope.GetRequiredService<AddAttachment>().RunAsync(number, name, stored, AttachmentKind.File);
    });

    // Word cuts a sentence into runs wherever it likes, a name too.
    private static byte[] Docx(params string[] runs)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, DocumentFormat.OpenXml.WordprocessingDocumentType.Document))
            document.AddMainDocumentPart().Document = new Document(new Body(new Paragraph(runs.Select(run => new Run(new DocxText(run))))));
        return stream.ToArray();
    }
}
