using System.Globalization;
using System.Text;

namespace Petitions.Intake.Mail.Headers;

/// <summary>Takes out what a database refuses and what a screen is fooled by. The raw octets keep it.</summary>
internal static class CleanText
{
    /// <summary>One line: line breaks and tabs become blanks, so that no value can start a header of its own.</summary>
    public static string Line(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\r' or '\n' or '\t' or 0x2028 or 0x2029 or 0x85)
                AppendBlank(clean);
            else if (!IsHidden(rune))
                clean.Append(rune);
        }

        return clean.ToString().Trim();
    }

    /// <summary>A body: line ends become LF, directional marks stay because Uyghur and Arabic letters need them.</summary>
    public static string Body(string text)
    {
        var clean = new StringBuilder(text.Length);
        var previous = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\r' || (rune.Value == '\n' && previous == '\r'))
            {
                if (rune.Value == '\r')
                    clean.Append('\n');
            }
            else if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune) && rune.Value is not (0x200B or 0xFEFF or 0x2060))
            {
                clean.Append(rune);
            }

            previous = rune.Value;
        }

        return clean.ToString().Trim('\n', ' ', '\t');
    }

    /// <summary>The beginning, never with half a character at its end.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;

        return most > 0 && char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most];
    }

    static bool IsHidden(Rune rune) =>
        Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator;

    static void AppendBlank(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
            text.Append(' ');
    }
}
