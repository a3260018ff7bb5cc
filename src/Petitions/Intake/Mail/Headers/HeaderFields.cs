namespace Petitions.Intake.Mail.Headers;

/// <summary>The fields of one header block in their order. Lines that are no field are passed over.</summary>
internal sealed class HeaderFields(IReadOnlyList<HeaderField> fields)
{
    public static readonly HeaderFields None = new([]);

    public IReadOnlyList<HeaderField> All { get; } = fields;

    public bool LooksLikeMail => All.Any(f => HeaderLine.IsWellKnown(f.Name));

    public static HeaderFields Parse(ReadOnlyMemory<byte> block)
    {
        var fields = new List<HeaderField>();
        var lines = new RawLines(block.Span);
        string? name = null;
        var (from, to) = (0, 0);
        while (lines.Read())
        {
            if (lines.Line is [(byte)' ' or (byte)'\t', ..])
            {
                to = lines.Next;
                continue;
            }

            Close();
            name = HeaderLine.Name(lines.Line);
            from = lines.Start + lines.Line.IndexOf((byte)':') + 1;
            to = lines.Next;
        }

        Close();
        return new(fields);

        void Close()
        {
            if (name is not null)
                fields.Add(new(name, block[from..to]));
            name = null;
        }
    }

    public static HeaderFields Of(MimeKit.HeaderList headers) =>
        new([.. headers.Select(header => new HeaderField(header.Field, header.RawValue))]);

    /// <summary>Only the fields of an everyday length: what may still be read of a header that breaks a limit.</summary>
    public HeaderFields Short(int most) => new([.. All.Where(f => f.Value.Length <= most)]);

    public bool Has(string name) => All.Any(f => Is(f, name));

    public ReadOnlyMemory<byte> First(string name) => Every(name).FirstOrDefault();

    public IEnumerable<ReadOnlyMemory<byte>> Every(string name) =>
        All.Where(f => Is(f, name)).Select(f => f.Value);

    /// <summary>A field of machine-readable ASCII: trimmed, or empty when there is none.</summary>
    public string Token(string name) => HeaderText.Unfold(System.Text.Encoding.Latin1.GetString(First(name).Span)).Trim();

    static bool Is(HeaderField candidate, string name) => candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
