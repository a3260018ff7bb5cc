namespace Petitions.Intake.Mail;

/// <summary>A file that came with a mail.</summary>
/// <param name="Name">Cleaned and unique within the mail; for showing only, never a path to store under.</param>
/// <param name="DeclaredType">What the sender says it is.</param>
/// <param name="MediaType">What its first octets say it is, or the declared type when they say nothing.</param>
/// <param name="Sha256">Lower-case hexadecimal, of the content.</param>
/// <param name="Content">Decoded.</param>
/// <param name="ContentId">By which an HTML body points at a picture.</param>
public sealed record MailAttachment(
    string Name, string DeclaredType, string MediaType, string Sha256, ReadOnlyMemory<byte> Content, string? ContentId)
{
    public long Size => Content.Length;

    /// <summary>The type lies about the content: warn before it is opened.</summary>
    public bool TypeIsDoubtful => !MediaType.Equals(DeclaredType, StringComparison.OrdinalIgnoreCase);
}
