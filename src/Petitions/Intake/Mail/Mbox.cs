namespace Petitions.Intake.Mail;

/// <summary>Cuts an mbox at its "From " lines, one mail in memory at a time, and takes back the ">From " quoting.</summary>
internal static class Mbox
{
    public static IEnumerable<byte[]> Split(Stream stream)
    {
        using var mail = new MemoryStream();
        var started = false;
        var afterBlank = true;
        foreach (var line in Lines(stream))
        {
            // Only behind a blank line: "From " begins many an English sentence.
            if (afterBlank && line.AsSpan().StartsWith("From "u8))
            {
                if (started)
                    yield return mail.ToArray();
                mail.SetLength(0);
                started = true;
            }
            else
            {
                mail.Write(Unquoted(line));
            }

            afterBlank = line is [(byte)'\n'] or [(byte)'\r', (byte)'\n'];
        }

        if (started)
            yield return mail.ToArray();
    }

    static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> line)
    {
        var marks = line.IndexOfAnyExcept((byte)'>');
        return marks > 0 && line[marks..].StartsWith("From "u8) ? line[1..] : line;
    }

    static IEnumerable<byte[]> Lines(Stream stream)
    {
        using var line = new MemoryStream();
        using var buffered = new BufferedStream(stream, 64 * 1024);
        for (var octet = buffered.ReadByte(); octet >= 0; octet = buffered.ReadByte())
        {
            line.WriteByte((byte)octet);
            if (octet != '\n')
                continue;

            yield return line.ToArray();
            line.SetLength(0);
        }

        if (line.Length > 0)
            yield return line.ToArray();
    }
}
