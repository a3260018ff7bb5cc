namespace Petitions.Intake.Files;

/// <summary>
/// What a content is by its own bytes; neither the name nor the word of the sender is asked. What is not known for sure is
/// <c>application/octet-stream</c>, and nothing is ever a type that a browser would run: HTML and SVG are plain text.
/// </summary>
public static class MediaType
{
    public const string Unknown = "application/octet-stream";
    private const int HeadSize = 4096;

    private static readonly (byte[] Magic, string Type)[] Magics =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"),
        ([0x89, .. "PNG\r\n\x1a\n"u8], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ("GIF87a"u8.ToArray(), "image/gif"),
        ("GIF89a"u8.ToArray(), "image/gif"),
        ("II*\0"u8.ToArray(), "image/tiff"),
        ("MM\0*"u8.ToArray(), "image/tiff"),
    ];

    public static string Sniff(Stream content)
    {
        var head = new byte[HeadSize];
        content.Position = 0;
        var start = head.AsSpan(0, content.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false));
        foreach (var (magic, type) in Magics)
            if (start.StartsWith(magic))
                return type;
        if (IsBitmap(start, content.Length))
            return "image/bmp";
        if (start.StartsWith("PK\x03\x04"u8) || start.StartsWith("PK\x05\x06"u8))
            return ZipType.Of(content);
        if (start.StartsWith(OleType.Magic))
            return OleType.Of(content);
        return TextType.Of(start);
    }

    /// <summary>"BM" begins many a text; the reserved zeros and a size of the header that exists do not follow by chance.</summary>
    private static bool IsBitmap(ReadOnlySpan<byte> head, long length) =>
        head.Length >= 26 && head.StartsWith("BM"u8) && head[6..10].IndexOfAnyExcept((byte)0) < 0
        && BitConverter.ToUInt32(head[10..14]) < length && head[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124;
}
