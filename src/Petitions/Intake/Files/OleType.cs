using System.Buffers.Binary;
using System.Text;

namespace Petitions.Intake.Files;

/// <summary>The compound files of older Word and Excel, and of WPS: the first sector of their directory tells which.</summary>
internal static class OleType
{
    private static readonly (string Stream, string Type)[] Formats =
    [
        ("WordDocument", "application/msword"),
        ("Workbook", "application/vnd.ms-excel"),
        ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ];

    public static ReadOnlySpan<byte> Magic => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static string Of(Stream content)
    {
        var header = new byte[512];
        content.Position = 0;
        _ = content.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        var sectorSize = 1 << Math.Clamp((int)BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30)), 7, 12);
        var directory = (BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48)) + 1L) * sectorSize;
        if (directory >= content.Length)
            return "application/x-ole-storage";
        var sector = new byte[sectorSize];
        content.Position = directory;
        _ = content.ReadAtLeast(sector, sectorSize, throwOnEndOfStream: false);
        foreach (var (stream, type) in Formats)
            if (sector.AsSpan().IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0)
                return type;
        return "application/x-ole-storage";
    }
}
