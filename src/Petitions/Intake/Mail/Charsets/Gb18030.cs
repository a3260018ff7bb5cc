using System.Text;

namespace Petitions.Intake.Mail.Charsets;

/// <summary>GB18030 with the two dozen characters that the edition of 2022 took out of the private use area.</summary>
internal static class Gb18030
{
    static readonly Encoding Octets = CodePages.Get("gb18030");

    static readonly Dictionary<char, string> Moved = new()
    {
        ['\uE78D'] = "\uFE10", ['\uE78E'] = "\uFE12", ['\uE78F'] = "\uFE11", ['\uE790'] = "\uFE13",
        ['\uE791'] = "\uFE14", ['\uE792'] = "\uFE15", ['\uE793'] = "\uFE16", ['\uE794'] = "\uFE17",
        ['\uE795'] = "\uFE18", ['\uE796'] = "\uFE19", ['\uE816'] = "\U00020087", ['\uE817'] = "\U00020089",
        ['\uE818'] = "\U000200CC", ['\uE81E'] = "\u9FB4", ['\uE826'] = "\u9FB5", ['\uE82B'] = "\u9FB6",
        ['\uE82C'] = "\u9FB7", ['\uE831'] = "\U000215D7", ['\uE832'] = "\u9FB8", ['\uE83B'] = "\U0002298F",
        ['\uE843'] = "\u9FB9", ['\uE854'] = "\u9FBA", ['\uE855'] = "\U000241FE", ['\uE864'] = "\u9FBB",
    };

    public static string Decode(ReadOnlySpan<byte> octets)
    {
        var text = Octets.GetString(octets);
        if (!text.AsSpan().ContainsAnyInRange('\uE78D', '\uE864'))
            return text;

        var mended = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Moved.TryGetValue(c, out var now))
                mended.Append(now);
            else
                mended.Append(c);
        }

        return mended.ToString();
    }
}
