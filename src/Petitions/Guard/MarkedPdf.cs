using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Petitions.Guard;

/// <summary>
/// 水印: a PDF of a sealed case says on each page who took it and when (domain.md §10.3 route 15). The original stays as it came (L-16).
/// </summary>
public static class MarkedPdf
{
    public const string MediaType = "application/pdf";

    private const double Size = 11, Margin = 24;
    private const byte Grey = 130;
    private static readonly double[] Heights = [0.02, 0.5, 0.97];

    /// <param name="content">The file.</param>
    /// <param name="mark">What is written on its pages; what the fonts that every reader has cannot write becomes a question mark.</param>
    /// <returns>Null for a file that the library cannot follow, as one under a password: that one goes out as it is.</returns>
    public static byte[]? Of(Stream content, string mark)
    {
        try
        {
            using var document = PdfDocument.Open(content);
            using var marked = new PdfDocumentBuilder();
            var font = marked.AddStandard14Font(Standard14Font.Helvetica);
            var words = string.Concat(mark.Select(c => char.IsAscii(c) && !char.IsControl(c) ? c : '?'));
            for (var number = 1; number <= document.NumberOfPages; number++)
            {
                // A page that was taken over does not say its own size.
                var (page, seen) = (marked.AddPage(document, number), document.GetPage(number).CropBox.Bounds);
                page.SetTextAndFillColor(Grey, Grey, Grey);
                foreach (var height in Heights)
                    page.AddText(words, Size, new PdfPoint(seen.Left + Margin, seen.Bottom + (seen.Height * height)), font);
            }
            return marked.Build();
        }
        catch (Exception broken) when (broken is PdfDocumentFormatException or PdfDocumentEncryptedException or InvalidOperationException or ArgumentException or FormatException or NotSupportedException or IOException or KeyNotFoundException)
        {
            return null;
        }
    }
}
