using System.Text;
using System.Text.RegularExpressions;

namespace Petitions.Intake.Mail.Parts;

/// <summary>Files written into a text between "begin 644 name" and "end". A block that does not close stays text.</summary>
internal static partial class UuencodedFiles
{
    // Each try may read to the end of the text.
    const int MostTries = 50;

    public static string Extract(string text, Action<string, byte[]> found)
    {
        if (!text.Contains("\nend", StringComparison.Ordinal) || !Begin().IsMatch(text))
            return text;

        var rest = new StringBuilder(text.Length);
        var lines = text.Split('\n');
        var tries = MostTries;
        for (var i = 0; i < lines.Length; i++)
        {
            var begin = Begin().Match(lines[i]);
            var end = begin.Success && tries-- > 0 ? Array.FindIndex(lines, i + 1, line => line.Trim() == "end") : -1;
            if (end > 0 && Decode(lines.AsSpan(i + 1, end - i - 1)) is { } content)
            {
                found(begin.Groups[1].Value.Trim(), content);
                i = end;
            }
            else
            {
                rest.Append(lines[i]).Append('\n');
            }
        }

        return rest.ToString().TrimEnd('\n');
    }

    static byte[]? Decode(ReadOnlySpan<string> lines)
    {
        var content = new List<byte>();
        foreach (var raw in lines)
        {
            var line = raw.TrimEnd('\r');
            if (line.Length == 0 || line.AsSpan().ContainsAnyExceptInRange(' ', '`'))
                return null;

            var length = Value(line[0]);
            if (length == 0)
                break;
            for (var i = 1; length > 0; i += 4, length -= 3)
            {
                var (a, b, c, d) = (At(line, i), At(line, i + 1), At(line, i + 2), At(line, i + 3));
                ReadOnlySpan<byte> three = [(byte)(a << 2 | b >> 4), (byte)(b << 4 | c >> 2), (byte)(c << 6 | d)];
                content.AddRange(three[..Math.Min(3, length)]);
            }
        }

        return [.. content];
    }

    static int At(string line, int i) => i < line.Length ? Value(line[i]) : 0;

    static int Value(char c) => (c - ' ') & 0x3F;

    [GeneratedRegex(@"^begin [0-7]{3,4} ([^\r\n]{1,300})\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Begin();
}
