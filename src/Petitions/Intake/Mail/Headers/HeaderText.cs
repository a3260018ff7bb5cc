using Petitions.Intake.Mail.Charsets;

namespace Petitions.Intake.Mail.Headers;

/// <summary>Header values as people read them.</summary>
internal static class HeaderText
{
    /// <summary>Raw 8-bit octets become characters; encoded words are left for after the structure is parsed.</summary>
    public static DecodedText Raw(ReadOnlyMemory<byte> value, string? hint)
    {
        // The hint is the body's label: a good guess for raw headers, but nobody declared it for them.
        var text = TextDecoder.Decode(value.Span, CharsetLabel.Normalize(hint) is CharsetLabel.Big5 or CharsetLabel.Gb18030 ? hint : null);
        return text with { Text = Unfold(text.Text) };
    }

    /// <summary>An unstructured value such as Subject, ready for a screen and a database.</summary>
    public static DecodedText Read(ReadOnlyMemory<byte> value, string? hint)
    {
        var raw = Raw(value, hint);
        var words = EncodedWords.Decode(raw.Text);
        return new(CleanText.Line(words.Text), words.Charset, raw.Guessed || words.Guessed);
    }

    public static string Unfold(string value) =>
        value.AsSpan().ContainsAny('\r', '\n')
            ? value.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)
            : value;
}
