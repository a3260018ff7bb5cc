using System.Text;

namespace Petitions.Intake.Mail.Charsets;

/// <summary>
/// Octets first, label second. What the octets prove (UTF-8, a byte order mark) wins over any label; a label is kept
/// while the octets are good text in it; else the charset that gives the most everyday Chinese is taken and marked.
/// </summary>
internal static class TextDecoder
{
    const int SampleLength = 16 * 1024;

    // A label is worth this much of the score: enough for a text of rare names, not for mojibake.
    const double LabelBonus = 0.35;
    const double BelievableChinese = 0.3;
    const double CertainChinese = 0.8;

    public static DecodedText Decode(ReadOnlySpan<byte> octets, string? label, bool html = false)
    {
        var declared = CharsetLabel.Normalize(label);
        if (ByteOrderMark.Decode(octets) is { } marked)
            return marked;
        if (SevenBit(octets, declared, html) is { } sevenBit)
            return sevenBit;
        if (declared is CharsetLabel.Utf16 or CharsetLabel.Utf16Le or CharsetLabel.Utf16Be)
            return Utf16Text.Decode(octets, declared);
        if (!octets.ContainsAnyInRange((byte)0x80, (byte)0xFF))
            return new(Encoding.ASCII.GetString(octets), CharsetLabel.Ascii, false);
        if (Utf8Text.TryDecode(octets, out var utf8) && !IsRatherGb(utf8, octets, declared))
            return new(utf8, CharsetLabel.Utf8, declared is not (null or CharsetLabel.Utf8));

        return Best(octets, declared, label is not null);
    }

    /// <summary>In exactly this charset: a person looked and chose it.</summary>
    public static DecodedText DecodeAs(ReadOnlySpan<byte> octets, string charset) => charset switch
    {
        CharsetLabel.Iso2022Cn => new(Iso2022Cn.Decode(octets), charset, false),
        CharsetLabel.Hz => new(Hz.Decode(octets), charset, false),
        CharsetLabel.Utf16 or CharsetLabel.Utf16Le or CharsetLabel.Utf16Be => Utf16Text.Decode(octets, charset),
        _ => new(As(charset, octets), charset, false),
    };

    static DecodedText? SevenBit(ReadOnlySpan<byte> octets, string? declared, bool html)
    {
        if (declared == CharsetLabel.Iso2022Cn || (declared is null or CharsetLabel.Ascii && Iso2022Cn.IsLikely(octets)))
            return new(Iso2022Cn.Decode(octets), CharsetLabel.Iso2022Cn, declared != CharsetLabel.Iso2022Cn);
        if (declared is "iso-2022-jp" or "csISO2022JP" or "iso-2022-kr")
            return new(CodePages.Get(declared).GetString(octets), declared, false);
        if (declared == CharsetLabel.Hz)
            return new(Hz.Decode(octets), CharsetLabel.Hz, false);
        if (declared == CharsetLabel.Utf7 && !html)
            return new(Utf7.Decode(octets), CharsetLabel.Utf7, false);

        return null;
    }

    /// <summary>Some two-octet words are good UTF-8 and good GBK at once: "谢" is also a Cyrillic letter.</summary>
    static bool IsRatherGb(string utf8, ReadOnlySpan<byte> octets, string? declared)
    {
        if (declared == CharsetLabel.Utf8 || utf8.AsSpan().ContainsAnyInRange('\u0800', '\uFFFF'))
            return false;

        return HanScore.Of(Gb18030.Decode(octets[..Math.Min(octets.Length, SampleLength)])) >= (declared == CharsetLabel.Gb18030 ? BelievableChinese : CertainChinese);
    }

    static DecodedText Best(ReadOnlySpan<byte> octets, string? declared, bool hasLabel)
    {
        var sample = octets[..Math.Min(octets.Length, SampleLength)];
        var (best, bestScore) = (CharsetLabel.Gb18030, double.MinValue);
        foreach (var charset in Candidates(declared))
        {
            var score = HanScore.Of(As(charset, sample)) + (charset == declared ? LabelBonus : 0);
            if (score > bestScore)
                (best, bestScore) = (charset, score);
        }

        // Western text: hardly any pair of its octets is a usual Chinese character.
        var floor = hasLabel ? BelievableChinese : 0;
        if (bestScore < floor && declared is null or CharsetLabel.Ascii or CharsetLabel.Windows1252)
            best = CharsetLabel.Windows1252;

        return new(As(best, octets), best, best != declared);
    }

    static IEnumerable<string> Candidates(string? declared)
    {
        if (declared is not (null or CharsetLabel.Ascii or CharsetLabel.Windows1252 or CharsetLabel.Utf7))
            yield return declared;
        if (declared != CharsetLabel.Gb18030)
            yield return CharsetLabel.Gb18030;
        if (declared != CharsetLabel.Big5)
            yield return CharsetLabel.Big5;
        if (declared != CharsetLabel.Utf8)
            yield return CharsetLabel.Utf8;
    }

    static string As(string charset, ReadOnlySpan<byte> octets) => charset switch
    {
        CharsetLabel.Gb18030 => Gb18030.Decode(octets),
        CharsetLabel.Big5 => Big5Hkscs.Decode(octets),
        _ => CodePages.Get(charset).GetString(octets),
    };
}
