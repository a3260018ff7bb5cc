using System.Buffers;
using System.Text.RegularExpressions;

namespace Petitions.Intake.Files;

/// <summary>Plain text in UTF-8, UTF-16 with its mark, or the Chinese double-byte charsets; and mails, which are text too.</summary>
internal static partial class TextType
{
    // Tab, line ends, form feed, and the escape of ISO-2022-CN and HZ texts.
    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32)
        .Where(b => b is not (9 or 10 or 12 or 13 or 27)).Select(b => (byte)b), 127]);

    public static string Of(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
            return MediaType.Unknown;
        if (head.StartsWith((byte[])[0xFF, 0xFE]) || head.StartsWith((byte[])[0xFE, 0xFF]))
            return "text/plain";
        if (head.ContainsAny(Controls) || !(IsUtf8(head) || IsGb18030(head)))
            return MediaType.Unknown;
        return IsMail(head) ? "message/rfc822" : "text/plain";
    }

    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        // The head may end within a character.
        while (!head.IsEmpty)
        {
            var status = System.Text.Rune.DecodeFromUtf8(head, out _, out var length);
            if (status != OperationStatus.Done)
                return status == OperationStatus.NeedMoreData;
            head = head[length..];
        }
        return true;
    }

    private static bool IsGb18030(ReadOnlySpan<byte> head)
    {
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] < 0x80)
                continue;
            if (head[i] is 0x80 or 0xFF)
                return false;
            if (i + 1 < head.Length && !IsSecond(head[i + 1]))
                return false;
            i += i + 1 < head.Length && head[i + 1] is >= 0x30 and <= 0x39 ? 3 : 1;
        }
        return true;

        static bool IsSecond(byte b) => b is >= 0x30 and <= 0x39 or >= 0x40 and <= 0x7E or >= 0x80 and <= 0xFE;
    }

    /// <summary>It begins with header fields, two at least of which are those of a mail.</summary>
    private static bool IsMail(ReadOnlySpan<byte> head)
    {
        var text = System.Text.Encoding.Latin1.GetString(head);
        return FirstField().IsMatch(text) && MailFields().Count(text.Split("\n\n", 2)[0].Split("\r\n\r\n", 2)[0]) >= 2;
    }

    [GeneratedRegex(@"^(From .*\r?\n)?[!-9;-~]+:")]
    private static partial Regex FirstField();

    [GeneratedRegex("^(Received|Return-Path|Delivered-To|From|To|Subject|Date|Message-ID|MIME-Version|Content-Type):",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex MailFields();
}
