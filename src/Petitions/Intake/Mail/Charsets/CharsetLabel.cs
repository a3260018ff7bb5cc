namespace Petitions.Intake.Mail.Charsets;

/// <summary>What a charset label stands for here, which is often more than it says.</summary>
internal static class CharsetLabel
{
    public const string Ascii = "us-ascii";
    public const string Big5 = "big5-hkscs";
    public const string Gb18030 = "gb18030";
    public const string Hz = "hz-gb-2312";
    public const string Iso2022Cn = "iso-2022-cn";
    public const string Utf16 = "utf-16";
    public const string Utf16Be = "utf-16be";
    public const string Utf16Le = "utf-16le";
    public const string Utf7 = "utf-7";
    public const string Utf8 = "utf-8";
    public const string Windows1252 = "windows-1252";

    /// <summary>The canonical name, or null when the label is missing or says nothing we know.</summary>
    public static string? Normalize(string? label)
    {
        if (string.IsNullOrWhiteSpace(label))
            return null;

        // RFC 2231 lets a language follow the charset of an encoded word: gb2312*zh-cn.
        var name = label.Split('*')[0].Trim(' ', '"', '\'', ';').ToLowerInvariant();
        if (IsGb(name))
            return Gb18030;

        return name switch
        {
            "big5" or "big-5" or "x-big5" or "cn-big5" or "csbig5" or "cp950" or "ms950" or "x-x-big5"
                or "big5hkscs" or "big5-hkscs" or "cp951" or "big5-eten" => Big5,
            "utf-8" or "utf8" or "unicode-1-1-utf-8" or "x-utf-8" or "cp65001" or "utf-8-bom" => Utf8,
            "us-ascii" or "ascii" or "ansi_x3.4-1968" or "7bit" or "8bit" or "default" or "none" => Ascii,
            "iso-8859-1" or "iso8859-1" or "latin1" or "windows-1252" or "cp1252" => Windows1252,
            "utf-16" or "utf16" or "ucs-2" or "unicode" or "iso-10646-ucs-2" => Utf16,
            "utf-16le" => Utf16Le,
            "utf-16be" => Utf16Be,
            "utf-7" or "utf7" or "unicode-1-1-utf-7" => Utf7,
            "hz" or "hz-gb-2312" or "hz-gb2312" => Hz,
            "iso-2022-cn" or "iso-2022-cn-ext" or "x-iso-2022-cn-gb" or "x-cp50227" => Iso2022Cn,
            _ => Known(name),
        };
    }

    /// <summary>Every GB label is read as GB18030, the superset: names of people depend on it.</summary>
    static bool IsGb(string name) =>
        name.Contains("gb2312", StringComparison.Ordinal) && !name.StartsWith("hz", StringComparison.Ordinal)
        || name.Contains("gb_2312", StringComparison.Ordinal)
        || name.Contains("gbk", StringComparison.Ordinal)
        || name.Contains("gb18030", StringComparison.Ordinal)
        || name is "cp936" or "ms936" or "windows-936" or "x-mswin-936" or "936" or "euc-cn" or "euccn" or "x-euc-cn"
            or "gb" or "cn-gb" or "chinese" or "iso-ir-58" or "csiso58gb231280" or "gb-18030";

    static string? Known(string name)
    {
        try
        {
            return CodePages.Get(name).WebName;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
