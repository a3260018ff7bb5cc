using Petitions.Intake.Mail.Charsets;

namespace Petitions.Intake.Mail.Parts;

/// <summary>One piece of the readable body.</summary>
internal sealed record BodyText(string Text, string? Html, string Charset, bool Guessed, bool Cut)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    public static BodyText Read(ReadOnlySpan<byte> octets, PartInfo info, MailLimits limits, string? charset)
    {
        var isHtml = info.MediaType == "text/html";

        // Markup and two-octet characters take room that the text does not.
        var most = (int)Math.Min(octets.Length, limits.TextChars * 4L);
        var cut = most < octets.Length;
        var decoded = charset is null ? Decode(octets[..most], info.Charset, isHtml) : TextDecoder.DecodeAs(octets[..most], charset);
        var text = isHtml ? HtmlText.Of(decoded.Text) : decoded.Text;
        return new(text, isHtml ? decoded.Text : null, decoded.Charset, decoded.Guessed, cut);
    }

    /// <summary>The header's charset while the octets are good in it, else the page's own, else a guess.</summary>
    static DecodedText Decode(ReadOnlySpan<byte> octets, string? label, bool isHtml)
    {
        var decoded = TextDecoder.Decode(octets, label, isHtml);
        if (!isHtml || (CharsetLabel.Normalize(label) is not null && !decoded.Guessed))
            return decoded;

        return HtmlCharset.Find(octets) is { } meta ? TextDecoder.Decode(octets, meta, html: true) : decoded;
    }
}
