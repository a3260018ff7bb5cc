namespace Petitions.Intake.Mail.Charsets;

/// <summary>Octets turned into characters. Guessed means the label was missing, unknown or contradicted by the octets.</summary>
internal readonly record struct DecodedText(string Text, string Charset, bool Guessed)
{
    public static readonly DecodedText Empty = new("", CharsetLabel.Ascii, false);
}
