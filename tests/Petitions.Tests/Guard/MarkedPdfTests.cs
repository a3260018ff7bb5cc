using System.Text;
using Petitions.Guard;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Graphics.Operations.SpecialGraphicsState;
using UglyToad.PdfPig.Writer;

namespace Petitions.Tests.Guard;

/// <summary>Who took a file of a sealed case stands on each of its pages (domain.md §10.3 route 15).</summary>
public sealed class MarkedPdfTests
{
    private const string Mark = "LX-2026-1  han-xue  2026-09-22 09:00";

    [Fact]
    public void Mark_OnEveryPage_StandsBesideWhatWasThere()
    {
        using var marked = Open(Marked(Pdf("first", "second")));

        marked.NumberOfPages.ShouldBe(2);
        marked.GetPage(1).Text.ShouldContain("first");
        marked.GetPage(2).Text.ShouldContain("second");
        foreach (var page in marked.GetPages())
            page.Text.Split("han-xue").Length.ShouldBe(4, "at the top, in the middle and at the foot");
    }

    [Fact]
    public void Mark_OnAPageThatLeavesItsCoordinatesTurned_StaysOnThePage()
    {
        // As browsers write pages: a quarter of the size, upside down, and never set back.
        using var marked = Open(Marked(Pdf(page => page.CurrentStream.Operations.Insert(0, new ModifyCurrentTransformationMatrix([0.24, 0, 0, -0.24, 0, 842])), "text")));

        var page = marked.GetPage(1);
        var marks = page.Letters.Where(l => l.Value == "L").ToList();
        marks.Select(l => Math.Round(l.Location.Y / page.Height, 2)).ShouldBe([0.02, 0.5, 0.97]);
        marks.ShouldAllBe(l => Math.Abs(l.PointSize - 11) < 0.1);
    }

    [Fact]
    public void Mark_WithWordsThatNotEveryReaderCanShow_IsWrittenWithQuestionMarks()
    {
        using var content = new MemoryStream(Pdf("text"));
        using var marked = Open(MarkedPdf.Of(content, "韩雪 2026"));

        marked.GetPage(1).Text.ShouldContain("?? 2026");
    }

    [Theory]
    [InlineData("no such file")]
    [InlineData("%PDF-1.7\ntrailer <<>>")]
    [InlineData("")]
    public void Mark_OnAFileThatCannotBeFollowed_IsNone(string file)
    {
        using var content = new MemoryStream(Encoding.ASCII.GetBytes(file));

        MarkedPdf.Of(content, Mark).ShouldBeNull();
    }

    [Fact]
    public void Mark_OnAFileUnderAPassword_IsNone() => Marked(LockedPdf.Bytes).ShouldBeNull();

    private static byte[]? Marked(byte[] pdf)
    {
        using var content = new MemoryStream(pdf);
        return MarkedPdf.Of(content, Mark);
    }

    private static PdfDocument Open(byte[]? pdf) => PdfDocument.Open(pdf.ShouldNotBeNull());

    private static byte[] Pdf(params string[] pages) => Pdf(_ => { }, pages);

    private static byte[] Pdf(Action<PdfPageBuilder> change, params string[] pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var words in pages)
        {
            var page = builder.AddPage(PageSize.A4);
            page.AddText(words, 12, new PdfPoint(50, 700), font);
            change(page);
        }
        return builder.Build();
    }
}
