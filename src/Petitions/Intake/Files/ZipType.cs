using System.IO.Compression;

namespace Petitions.Intake.Files;

/// <summary>The office formats are ZIP archives; their table of contents tells which. Nothing is unpacked.</summary>
internal static class ZipType
{
    private const string Zip = "application/zip";

    private static readonly (string Entry, string Type)[] Formats =
    [
        ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("OFD.xml", "application/ofd"),
    ];

    public static string Of(Stream content)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var names = archive.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
            return Formats.FirstOrDefault(format => names.Contains(format.Entry)).Type ?? Zip;
        }
        // Cut off or a false beginning: who downloads it finds out; it is kept as it came.
        catch (InvalidDataException)
        {
            return Zip;
        }
    }
}
