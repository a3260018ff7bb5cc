using System.Text;

namespace Petitions.Intake.Mail.Charsets;

/// <summary>Big5 with the Hong Kong supplement, which no code page of the platform has: mail says "big5" for both.</summary>
internal static class Big5Hkscs
{
    const int Trails = 157;
    const char Unassigned = '\uFFFD';

    static readonly string?[] Characters = Load();

    public static string Decode(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder(octets.Length);
        for (var i = 0; i < octets.Length; i++)
        {
            var lead = octets[i];
            if (lead < 0x80)
            {
                text.Append((char)lead);
            }
            else if (i + 1 < octets.Length && Index(lead, octets[i + 1]) is >= 0 and var at)
            {
                text.Append(Characters[at] ?? "\uFFFD");
                i++;
            }
            else
            {
                text.Append(Unassigned);
            }
        }

        return text.ToString();
    }

    static int Index(byte lead, byte trail)
    {
        if (lead is < 0x81 or 0xFF)
            return -1;

        return trail switch
        {
            >= 0x40 and <= 0x7E => (lead - 0x81) * Trails + trail - 0x40,
            >= 0xA1 and <= 0xFE => (lead - 0x81) * Trails + 63 + trail - 0xA1,
            _ => -1,
        };
    }

    static string?[] Load()
    {
        var characters = new string?[126 * Trails];
        var big5 = CodePages.Get("big5");
        Span<byte> pair = stackalloc byte[2];
        for (var lead = 0x81; lead <= 0xFE; lead++)
        {
            for (var trail = 0x40; trail <= 0xFE; trail++)
            {
                if (Index((byte)lead, (byte)trail) is not (>= 0 and var at))
                    continue;
                (pair[0], pair[1]) = ((byte)lead, (byte)trail);
                var character = big5.GetString(pair);
                if (character.Length == 1 && character[0] is not ('?' or Unassigned or (>= '\uE000' and <= '\uF8FF')))
                    characters[at] = character;
            }
        }

        foreach (var (lead, row) in HkscsTable.Rows)
        {
            var at = (lead - 0x81) * Trails;
            foreach (var rune in row.EnumerateRunes())
            {
                if (rune.Value != '.')
                    characters[at] = rune.ToString();
                at++;
            }
        }

        // Four positions stand for a letter and its accent.
        (characters[Index(0x88, 0x62)], characters[Index(0x88, 0x64)]) = ("\u00CA\u0304", "\u00CA\u030C");
        (characters[Index(0x88, 0xA3)], characters[Index(0x88, 0xA5)]) = ("\u00EA\u0304", "\u00EA\u030C");
        return characters;
    }
}
