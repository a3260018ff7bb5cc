using System.Buffers;
using System.Text;

namespace Petitions.Intake.Mail.Headers;

/// <summary>One mailbox as written: <c>"name" &lt;address&gt;</c>, <c>address (name)</c> or only a part of it.</summary>
internal static class MailboxText
{
    static readonly SearchValues<char> Forbidden = SearchValues.Create("<>(),;:\"");

    public static Mailbox Parse(string text)
    {
        var (outside, address) = Cut(text);
        var name = Name(outside);
        if (address is null && outside.Contains('@', StringComparison.Ordinal))
        {
            var (bare, comment) = SplitComment(outside);
            if (Address(bare) is { } found)
                return new(NullIfEmpty(Name(comment)), found);
        }

        // A name without any address that decodes to one is somebody's trick: show it undecoded.
        if (address is null && name.Contains('@', StringComparison.Ordinal) && text.Contains("=?", StringComparison.Ordinal))
            return new(CleanText.Line(outside), null);

        return new(NullIfEmpty(name), Address(address));
    }

    static (string Outside, string? Address) Cut(string text)
    {
        var close = text.LastIndexOf('>');
        var open = text.LastIndexOf('<', close < 0 ? text.Length - 1 : close);
        if (open < 0)
            return (text.TrimEnd('>'), null);

        var end = close < 0 ? text.Length : close;
        var after = close < 0 ? "" : text[(close + 1)..];
        return ((text[..open] + after).Trim(), text[(open + 1)..end]);
    }

    static (string Bare, string Comment) SplitComment(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? (text, "") : (text[..open], text[(open + 1)..].TrimEnd(' ', ')'));
    }

    static string Name(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
                plain.Append(text[++i]);
            else if (text[i] != '"')
                plain.Append(text[i]);
        }

        return CleanText.Line(EncodedWords.Decode(plain.ToString()).Text).Trim('\'', ' ');
    }

    /// <summary>Loose on purpose (用户@例子.中国 is one), but never with blanks, controls or a second @ behind it.</summary>
    static string? Address(string? text)
    {
        if (text is null)
            return null;

        var address = CleanText.Line(text).Replace(" ", "", StringComparison.Ordinal).Trim('"', '\'', '<', '>');
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            address = address[7..];
        var at = address.LastIndexOf('@');
        var usable = at > 0 && at < address.Length - 1
            && !address.Contains("=?", StringComparison.Ordinal) && !address.AsSpan().ContainsAny(Forbidden);
        return usable ? address : null;
    }

    static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
