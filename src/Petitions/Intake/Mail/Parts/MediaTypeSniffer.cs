namespace Petitions.Intake.Mail.Parts;

/// <summary>What the first octets of a file say it is; null when they say nothing.</summary>
internal static class MediaTypeSniffer
{
    /// <summary>The sniffed type, or the declared one where it says the same more exactly.</summary>
    public static string Resolve(string declared, ReadOnlySpan<byte> content)
    {
        var sniffed = Sniff(content);
        var container = sniffed is "application/zip" or "application/x-ole-storage";
        var office = declared.Contains("office", StringComparison.Ordinal) || declared.StartsWith("application/vnd.ms-", StringComparison.Ordinal)
            || declared is "application/msword" or "application/vnd.wps" or "application/kswps" or "application/kset" or "application/ofd";
        return sniffed is null || (container && office) ? declared : sniffed;
    }

    public static string? Sniff(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("%PDF-"u8))
            return "application/pdf";
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
            return "image/png";
        if (content.StartsWith("GIF8"u8))
            return "image/gif";
        if (content.StartsWith("BM"u8) && content.Length > 26 && content[6..10].SequenceEqual((ReadOnlySpan<byte>)[0, 0, 0, 0]))
            return "image/bmp";
        if (content.StartsWith("II*\0"u8) || content.StartsWith("MM\0*"u8))
            return "image/tiff";
        if (content.Length > 12 && content.StartsWith("RIFF"u8))
            return content[8..12].SequenceEqual("WEBP"u8) ? "image/webp" : content[8..12].SequenceEqual("WAVE"u8) ? "audio/wav" : null;
        if (content.Length > 12 && content[4..8].SequenceEqual("ftyp"u8))
            return content[8..11].SequenceEqual("hei"u8) || content[8..11].SequenceEqual("mif"u8) ? "image/heic" : "video/mp4";
        if (content.StartsWith("ID3"u8))
            return "audio/mpeg";
        if (content.StartsWith("{\\rtf"u8))
            return "application/rtf";
        if (content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return "application/x-ole-storage";
        if (content.StartsWith("Rar!"u8))
            return "application/vnd.rar";
        if (content.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF]))
            return "application/x-7z-compressed";
        if (content.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return "application/gzip";
        if (IsMarkup(content))
            return "text/html";
        if (content.StartsWith("MZ"u8) && content.Length > 64 || content.StartsWith("\u007fELF"u8))
            return "application/x-msdownload";

        return content.StartsWith("PK\u0003\u0004"u8) ? Zip(content) : null;
    }

    static bool IsMarkup(ReadOnlySpan<byte> content)
    {
        var start = System.Text.Encoding.Latin1.GetString(content[..Math.Min(content.Length, 64)]).TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<script", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Office files and OFD are ZIP files whose entry names, never unpacked here, give them away.</summary>
    static string Zip(ReadOnlySpan<byte> content)
    {
        if (content.IndexOf("word/"u8) >= 0)
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        if (content.IndexOf("xl/"u8) >= 0)
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        if (content.IndexOf("ppt/"u8) >= 0)
            return "application/vnd.openxmlformats-officedocument.presentationml.presentation";

        return content.IndexOf("OFD.xml"u8) >= 0 ? "application/ofd" : "application/zip";
    }
}
