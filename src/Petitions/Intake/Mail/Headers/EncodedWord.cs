using System.Globalization;
using System.Text;

namespace Petitions.Intake.Mail.Headers;

/// <summary>One encoded word found in a header value.</summary>
internal sealed record EncodedWord(string Charset, bool Base64, string Payload, int End)
{
    const int LongestLabel = 60;

    public static EncodedWord? TryRead(string value, int open)
    {
        var afterCharset = value.IndexOf('?', open + 2);
        if (afterCharset < 0 || afterCharset - open > LongestLabel || afterCharset + 2 >= value.Length)
            return null;
        if (value[afterCharset + 2] != '?' || value[afterCharset + 1] is not ('b' or 'B' or 'q' or 'Q'))
            return null;

        var charset = value[(open + 2)..afterCharset];
        var base64 = value[afterCharset + 1] is 'b' or 'B';
        var start = afterCharset + 3;
        var close = value.IndexOf("?=", start, StringComparison.Ordinal);
        var nextOpen = NextOpening(value, start);

        // "?=" of the same four characters "=?=" would be found by both searches; a closing before an opening is real.
        if (close >= 0 && (nextOpen < 0 || close <= nextOpen + 1))
            return new(charset, base64, value[start..close], close + 2);

        var end = start;
        while (end < value.Length && end != nextOpen && (base64 ? IsBase64(value[end]) : value[end] is not (' ' or '"' or '\t')))
            end++;

        // The half of a closing that was left: "?" without "=".
        return new(charset, base64, value[start..end].TrimEnd('?'), end < value.Length && value[end] == '?' ? end + 1 : end);
    }

    static int NextOpening(string value, int from)
    {
        var open = value.IndexOf("=?", from, StringComparison.Ordinal);
        while (open >= 0 && !HasLabel(value, open))
            open = value.IndexOf("=?", open + 2, StringComparison.Ordinal);
        return open;
    }

    /// <summary>Padding before a half closing looks like an opening too, but no charset follows.</summary>
    static bool HasLabel(string value, int open)
    {
        var label = value.AsSpan(open + 2);
        label = label[..Math.Min(label.Length, LongestLabel)];
        var end = label.IndexOf('?');
        return end > 0 && !label[..end].ContainsAny(" =\"<>");
    }

    /// <summary>The octets of a Q payload; blanks that should have been underscores are taken as they are.</summary>
    public static byte[] DecodeQ(string payload)
    {
        var octets = new List<byte>(payload.Length);
        for (var i = 0; i < payload.Length; i++)
        {
            var c = payload[i];
            if (c == '=' && i + 2 < payload.Length
                && byte.TryParse(payload.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                octets.Add(octet);
                i += 2;
            }
            else if (c == '_')
            {
                octets.Add((byte)' ');
            }
            else if (c < 0x80)
            {
                octets.Add((byte)c);
            }
            else
            {
                var length = i + 1 < payload.Length && char.IsSurrogatePair(payload, i) ? 2 : 1;
                octets.AddRange(Encoding.UTF8.GetBytes(payload.Substring(i, length)));
                i += length - 1;
            }
        }

        return [.. octets];
    }

    static bool IsBase64(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=';
}
