using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Petitions.Intake.Mail;
using Petitions.Intake.Mail.Charsets;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace Petitions.Intake.Files;

/// <summary>The text of a file, where it bears one: plain text in any charset, mails as they are read, PDF and docx.</summary>
public static class AttachmentText
{
    /// <summary>A letter of more than this is no letter; what lies behind it must be read by somebody.</summary>
    private const int Most = 2_000_000;

    /// <summary>A small file that is a gigabyte when it is unpacked is an attack (row 58).</summary>
    private const long MostUnpacked = 100L * 1024 * 1024;

    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="content">The file.</param>
    /// <param name="mediaType">What it is by its own octets.</param>
    /// <param name="partsApart">Of a mail: the files in it are kept beside it, each to be read for itself.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<FileWords> ReadAsync(Stream content, string mediaType, bool partsApart = false, CancellationToken cancellation = default)
    {
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, cancellation);
        memory.Position = 0;
        return Of(memory, mediaType, partsApart);
    }

    internal static FileWords Of(MemoryStream content, string mediaType, bool partsApart)
    {
        var words = mediaType switch
        {
            "application/pdf" => FileWords.Of(OfPdf(content)),
            Docx => FileWords.Of(OfDocx(content)),
            "message/rfc822" => MailWords.Of(MailReader.Read(content.ToArray(), MailLimits.Default), partsApart),
            _ when mediaType.StartsWith("text/", StringComparison.Ordinal) => FileWords.Of(OfText(content)),
            _ => FileWords.None,
        };
        return words.Text.Length > Most ? new FileWords(words.Text[..Most], false) : words;
    }

    private static string OfText(MemoryStream content)
    {
        CodePages.Register();
        return TextDecoder.Decode(content.ToArray(), null).Text;
    }

    private static string? OfPdf(MemoryStream content)
    {
        try
        {
            using var document = PdfDocument.Open(content);
            return string.Join('\n', document.GetPages().Select(page => page.Text));
        }
        // A file that the library cannot follow is one that somebody must read.
        catch (Exception broken) when (broken is PdfDocumentFormatException or PdfDocumentEncryptedException or InvalidOperationException or ArgumentException or FormatException or NotSupportedException or IOException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static string? OfDocx(MemoryStream content)
    {
        try
        {
            if (!Unpacked.IsAtMost(content, MostUnpacked))
                return null;
            using var document = WordprocessingDocument.Open(content, isEditable: false);
            var main = document.MainDocumentPart;
            if (main?.Document?.Body is not { } body)
                return null;
            // A name may stand in the letterhead or in a note only.
            IEnumerable<OpenXmlElement?> parts =
            [
                body, .. main.HeaderParts.Select(p => p.Header), .. main.FooterParts.Select(p => p.Footer),
                main.FootnotesPart?.Footnotes, main.EndnotesPart?.Endnotes, main.WordprocessingCommentsPart?.Comments,
            ];
            return string.Join('\n', parts.OfType<OpenXmlElement>().SelectMany(p => p.Descendants<Paragraph>()).Select(p => p.InnerText));
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or FileFormatException or InvalidDataException or IOException or System.Xml.XmlException)
        {
            return null;
        }
    }
}
