using System.Text;

namespace Petitions.Intake.Mail.Charsets;

internal static class ByteOrderMark
{
    public static DecodedText? Decode(ReadOnlySpan<byte> octets)
    {
        if (octets.StartsWith("\uFEFF"u8))
            return new(Encoding.UTF8.GetString(octets[3..]), CharsetLabel.Utf8, false);
        if (octets.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return new(Encoding.Unicode.GetString(octets[2..]), CharsetLabel.Utf16Le, false);
        if (octets.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) && octets.Length % 2 == 0)
            return new(Encoding.BigEndianUnicode.GetString(octets[2..]), CharsetLabel.Utf16Be, false);

        return null;
    }
}
