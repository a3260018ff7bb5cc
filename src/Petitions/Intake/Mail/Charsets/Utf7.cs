using System.Text;

namespace Petitions.Intake.Mail.Charsets;

/// <summary>UTF-7 for plain text of old mailers only. Never for HTML: there it hides tags from every filter.</summary>
internal static class Utf7
{
    public static string Decode(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder(octets.Length);
        for (var i = 0; i < octets.Length; i++)
        {
            if (octets[i] != '+')
            {
                text.Append(octets[i] < 0x80 ? (char)octets[i] : '\uFFFD');
                continue;
            }

            var rest = octets[(i + 1)..];
            var length = 0;
            while (length < rest.Length && Base64Text.IsDigit(rest[length]))
                length++;

            text.Append(length == 0 ? "+" : Encoding.BigEndianUnicode.GetString(Whole(Base64Text.Decode(rest[..length]))));
            i += length;
            if (i + 1 < octets.Length && octets[i + 1] == '-')
                i++;
        }

        return text.ToString();
    }

    static ReadOnlySpan<byte> Whole(byte[] units) => units.AsSpan(0, units.Length & ~1);
}
