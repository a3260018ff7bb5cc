using System.Text;

namespace Petitions.Intake.Mail.Charsets;

/// <summary>UTF-16 without a byte order mark: the label says which end comes first only sometimes, the text tells.</summary>
internal static class Utf16Text
{
    public static DecodedText Decode(ReadOnlySpan<byte> octets, string declared)
    {
        // A mailer that says UTF-16 and sends octets of ASCII or UTF-8 leaves no zero octet and a valid text.
        if (!octets.Contains((byte)0) && Utf8Text.TryDecode(octets, out var utf8) && HanScore.Of(utf8) >= 0)
        {
            if (HanScore.Of(Encoding.Unicode.GetString(octets)) < 0.3 && HanScore.Of(Encoding.BigEndianUnicode.GetString(octets)) < 0.3)
                return new(utf8, CharsetLabel.Utf8, true);
        }

        var little = Encoding.Unicode.GetString(octets);
        var big = Encoding.BigEndianUnicode.GetString(octets);
        var isLittle = declared switch
        {
            CharsetLabel.Utf16Le => true,
            CharsetLabel.Utf16Be => false,
            _ => HanScore.Of(little) >= HanScore.Of(big),
        };
        return isLittle ? new(little, CharsetLabel.Utf16Le, false) : new(big, CharsetLabel.Utf16Be, false);
    }
}
