using System.Text;

namespace Petitions.Intake.Mail.Charsets;

/// <summary>GB18030 with the two dozen characters that the edition of 2022 took out of the private use area.</summary>
internal static class Gb18030
{
    static readonly Encoding Octets = CodePages.Get("gb18030");

    // Place by place: where the older editions put a character, and where it is now.
    const string Before =
        "\uE78D\uE78E\uE78F\uE790\uE791\uE792\uE793\uE794\uE795\uE796\uE816\uE817"
        + "\uE818\uE81E\uE826\uE82B\uE82C\uE831\uE832\uE83B\uE843\uE854\uE855\uE864";

    const string Now =
        "\uFE10\uFE12\uFE11\uFE13\uFE14\uFE15\uFE16\uFE17\uFE18\uFE19\U00020087\U00020089"
        + "\U000200CC\u9FB4\u9FB5\u9FB6\u9FB7\U000215D7\u9FB8\U0002298F\u9FB9\u9FBA\U000241FE\u9FBB";

    static readonly Dictionary<char, Rune> Moved = Before.Zip(Now.EnumerateRunes()).ToDictionary();

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
