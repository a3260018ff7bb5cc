using System.Text;
using DocumentFormat.OpenXml.Packaging;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;

namespace Petitions.Intake.Files;

/// <summary>The text of a file, where it bears one: plain text, mails, PDF and docx.</summary>
public static class AttachmentText
{
    /// <summary>A letter of more than this is no letter; what lies behind it must be read by somebody.</summary>
    private const int Most = 2_000_000;

    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <returns>Null where no text can be taken: pictures, scans, broken and locked files.</returns>
    public static async Task<string?> ReadAsync(Stream content, string mediaType, CancellationToken cancellation = default)
    {
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, cancellation);
        memory.Position = 0;
        var text = mediaType switch
        {
            "application/pdf" => OfPdf(memory),
            Docx => OfDocx(memory),
            "message/rfc822" => Encoding.UTF8.GetString(memory.ToArray()),
            _ when mediaType.StartsWith("text/", StringComparison.Ordinal) => Encoding.UTF8.GetString(memory.ToArray()),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) || text.Length > Most ? null : text;
    }

    private static string? OfPdf(MemoryStream content)
    {
        try
        {
            using var document = PdfDocument.Open(content);
            return string.Join('\n', document.GetPages().Select(page => page.Text));
        }
        // A file that the library cannot follow is one that somebody must read.
        catch (Exception broken) when (broken is PdfDocumentFormatException or InvalidOperationException or ArgumentException or FormatException or NotSupportedException or IOException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static string? OfDocx(MemoryStream content)
    {
        try
        {
            using var document = WordprocessingDocument.Open(content, isEditable: false);
            var body = document.MainDocumentPart?.Document?.Body;
            return body is null ? null : string.Join('\n', body.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(p => p.InnerText));
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or FileFormatException or InvalidDataException or IOException or System.Xml.XmlException)
        {
            return null;
        }
    }
}
