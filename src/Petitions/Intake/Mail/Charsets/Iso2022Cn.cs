using System.Text;

namespace Petitions.Intake.Mail.Charsets;

/// <summary>ISO-2022-CN (RFC 1922): seven-bit Chinese switched by escapes, SO and SI.</summary>
internal static class Iso2022Cn
{
    const byte Escape = 0x1B;
    const byte ShiftOut = 0x0E;
    const byte ShiftIn = 0x0F;

    static readonly Encoding Cns = CodePages.Get("x-Chinese-CNS");

    enum Set
    {
        Gb,
        CnsPlane1,
        CnsPlane2,
    }

    public static bool IsLikely(ReadOnlySpan<byte> octets) =>
        octets.IndexOf("\u001b$)A"u8) >= 0 || octets.IndexOf("\u001b$)G"u8) >= 0;

    public static string Decode(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder(octets.Length);
        var shifted = false;
        var set = Set.Gb;
        for (var i = 0; i < octets.Length; i++)
        {
            var rest = octets[i..];
            if (rest[0] == Escape && rest.Length >= 4 && rest[1] == '$' && rest[2] is (byte)')' or (byte)'*')
            {
                set = rest[3] switch { (byte)'G' => Set.CnsPlane1, _ => rest[2] == ')' ? Set.Gb : set };
                i += 3;
            }
            else if (rest[0] == Escape && rest.Length >= 4 && rest[1] == 'N')
            {
                text.Append(Pair(Set.CnsPlane2, rest[2], rest[3]));
                i += 3;
            }
            else if (rest[0] is ShiftOut or ShiftIn)
            {
                shifted = rest[0] == ShiftOut;
            }
            else if (rest[0] is (byte)'\r' or (byte)'\n')
            {
                // A line end goes back to ASCII by itself.
                shifted = false;
                text.Append((char)rest[0]);
            }
            else if (shifted && rest.Length >= 2 && rest[0] > 0x20)
            {
                text.Append(Pair(set, rest[0], rest[1]));
                i++;
            }
            else
            {
                text.Append(rest[0] < 0x80 ? (char)rest[0] : '\uFFFD');
            }
        }

        return text.ToString();
    }

    static string Pair(Set set, byte first, byte second)
    {
        Span<byte> high = [(byte)(first | 0x80), (byte)(second | 0x80)];
        Span<byte> half = [(byte)(first | 0x80), second];
        return set switch
        {
            Set.Gb => Gb18030.Decode(high),
            Set.CnsPlane1 => Cns.GetString(high),
            _ => Cns.GetString(half),
        };
    }
}
