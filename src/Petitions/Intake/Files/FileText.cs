namespace Petitions.Intake.Files;

/// <summary>The readable text of a stored content, read once for all cases that enclose it.</summary>
public sealed class FileText
{
    public required string Sha256 { get; init; }
    public required string Text { get; init; }

    /// <summary>A code where nothing could be read: shown, so that nobody believes it was searched.</summary>
    public string? Problem { get; init; }
    public DateTime ReadAt { get; init; }
}
