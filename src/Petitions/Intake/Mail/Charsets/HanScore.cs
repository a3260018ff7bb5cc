using System.Text;

namespace Petitions.Intake.Mail.Charsets;

/// <summary>How much a decoded text looks like Chinese somebody wrote: 1 is everyday text, below 0 is mojibake.</summary>
internal static class HanScore
{
    public static double Of(string text)
    {
        var sum = 0.0;
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value < 0x80 && !Rune.IsControl(rune))
                continue;
            if (rune.Value is '\r' or '\n' or '\t')
                continue;

            sum += Weight(rune);
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }

    static double Weight(Rune rune) => rune.Value switch
    {
        0xFFFD => -2,
        < 0xA0 => -1,
        >= 0xE000 and <= 0xF8FF => -1,
        >= 0x3000 and <= 0x303F or >= 0xFF01 and <= 0xFF5E or 0x201C or 0x201D or 0x2014 or 0x2026 => 0.6,
        _ when CommonHan.IsEveryday(rune) => 1,
        _ when CommonHan.IsLevel1(rune) => 0.4,
        // Kana, Greek, Cyrillic, bopomofo, boxes: where the other charset's characters land.
        >= 0x370 and <= 0x4FF or >= 0x2500 and <= 0x257F or >= 0x3040 and <= 0x312F => -0.2,
        _ => 0,
    };
}
