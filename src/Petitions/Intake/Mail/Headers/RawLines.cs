namespace Petitions.Intake.Mail.Headers;

/// <summary>Walks octets line by line; a line ends at LF, with or without CR before it.</summary>
internal ref struct RawLines(ReadOnlySpan<byte> octets)
{
    readonly ReadOnlySpan<byte> octets = octets;

    /// <summary>Where the current line begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the next line begins.</summary>
    public int Next { get; private set; }

    /// <summary>The current line without its end.</summary>
    public ReadOnlySpan<byte> Line { get; private set; }

    public readonly bool IsBlank => Line.IsEmpty;

    public bool Read()
    {
        if (Next >= octets.Length)
            return false;

        Start = Next;
        var rest = octets[Start..];
        var end = rest.IndexOf((byte)'\n');
        Next = end < 0 ? octets.Length : Start + end + 1;
        Line = end < 0 ? rest : rest[..end];
        if (Line.EndsWith("\r"u8))
            Line = Line[..^1];
        return true;
    }
}
