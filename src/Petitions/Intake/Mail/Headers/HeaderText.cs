using Petitions.Intake.Mail.Charsets;

namespace Petitions.Intake.Mail.Headers;

/// <summary>Header values as people read them.</summary>
internal static class HeaderText
{
    /// <summary>Raw 8-bit octets become characters; encoded words are left for after the structure is parsed.</summary>
    public static DecodedText Raw(ReadOnlyMemory<byte> value, string? hint)
    {
        var text = TextDecoder.Decode(value.Span, Usable(hint));

        // UTF-8 is what the standard asks of raw headers, whatever the body is in.
        return text with { Text = Unfold(text.Text), Guessed = text.Guessed && text.Charset != CharsetLabel.Utf8 };
    }

    /// <summary>The body's label is a good hint, unless it would read plain ASCII fields as something else.</summary>
    static string? Usable(string? hint) => CharsetLabel.Normalize(hint) switch
    {
        CharsetLabel.Utf7 or CharsetLabel.Utf16 or CharsetLabel.Utf16Be or CharsetLabel.Utf16Le or CharsetLabel.Hz => null,
        { } label when label.StartsWith("iso-2022", StringComparison.Ordinal) => null,
        var label => label,
    };

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
