using System.Text;
using System.Text.Unicode;

namespace Petitions.Intake.Mail.Charsets;

internal static class Utf8Text
{
    /// <summary>Strict but for a character cut at the very end, as truncated parts have it.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> octets, out string text)
    {
        text = "";
        if (!Utf8.IsValid(octets[..Whole(octets)]) || Whole(octets) == 0)
            return false;

        text = Encoding.UTF8.GetString(octets);
        return true;
    }

    static int Whole(ReadOnlySpan<byte> octets)
    {
        for (var back = 1; back <= Math.Min(3, octets.Length); back++)
        {
            var octet = octets[^back];
            if (octet >= 0xC0)
                return Needs(octet) > back ? octets.Length - back : octets.Length;
            if (octet < 0x80)
                break;
        }

        return octets.Length;
    }

    static int Needs(byte lead) => lead switch { >= 0xF0 => 4, >= 0xE0 => 3, _ => 2 };
}
