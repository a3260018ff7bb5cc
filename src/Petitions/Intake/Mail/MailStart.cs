using Petitions.Intake.Mail.Headers;

namespace Petitions.Intake.Mail;

/// <summary>Finds the header block behind what gateways and mailboxes put before it.</summary>
internal static class MailStart
{
    const int JunkLines = 10;

    /// <summary>Where the first field begins, or -1 when the octets are no mail.</summary>
    public static int Find(ReadOnlySpan<byte> raw)
    {
        var lines = new RawLines(raw);
        var junk = 0;
        while (junk <= JunkLines && lines.Read())
        {
            var line = lines.Line;
            var skip = line.StartsWith("\uFEFF"u8) ? 3 : 0;
            if (HeaderLine.Name(line[skip..]) is not null)
                return lines.Start + skip;

            // A "From " line is mbox, a blank one costs nothing, anything else is junk and may not go on for ever.
            if (!line.IsEmpty && !line.StartsWith("From "u8))
                junk++;
        }

        return -1;
    }

    /// <summary>Length of the block without its blank line; Body is where the body begins, or -1 when the block is cut off.</summary>
    public static (int Length, int Body) Block(ReadOnlySpan<byte> mail)
    {
        var lines = new RawLines(mail);
        while (lines.Read())
        {
            if (lines.IsBlank)
                return (lines.Start, lines.Next);
        }

        // A mail without a body may end after the last complete field.
        return (mail.Length, mail.EndsWith("\n"u8) ? mail.Length : -1);
    }

    /// <summary>Very old mailers end lines with CR alone; nothing else here would find a single line in that.</summary>
    public static ReadOnlyMemory<byte> WithLineFeeds(ReadOnlyMemory<byte> raw)
    {
        if (raw.Span.Contains((byte)'\n') || !raw.Span.Contains((byte)'\r'))
            return raw;

        var copy = raw.ToArray();
        copy.AsSpan().Replace((byte)'\r', (byte)'\n');
        return copy;
    }
}
