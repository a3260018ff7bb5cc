using System.Collections;

namespace Petitions.Intake.Mail.Charsets;

/// <summary>Which Han characters the simplified standard GB2312 has: what it has not is traditional, a variant, or rare.</summary>
internal static class GbCharacters
{
    private const char First = '\u3400', Last = '\u9FFF';
    private static readonly BitArray Inside = Load();

    public static bool IsOutside(char c) => c is >= First and <= Last && !Inside[c - First];

    private static BitArray Load()
    {
        var inside = new BitArray(Last - First + 1);
        var gb = CodePages.Get("gb18030");
        for (var lead = 0xB0; lead <= 0xF7; lead++)
            for (var trail = 0xA1; trail <= 0xFE; trail++)
                if (gb.GetString([(byte)lead, (byte)trail]) is [>= First and <= Last and var c])
                    inside[c - First] = true;
        return inside;
    }
}
