namespace Petitions.Cases;

/// <summary>A scan or file of a case. The content lies in the file store under its SHA-256 and never changes (L-16).</summary>
public sealed class Attachment
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public required string FileName { get; init; }
    public required string MediaType { get; init; }
    public long Size { get; init; }
    public required string Sha256 { get; init; }
    public AttachmentKind Kind { get; init; }
    public required string AddedBy { get; init; }
    public DateTime AddedAt { get; init; }
}

public enum AttachmentKind { Scan, Envelope, Mail, Enclosure, File, Signature }
