namespace Petitions.Intake.Files;

/// <summary>What the store knows of a content: its address, in lower-case hex, its size, and what it really is.</summary>
public sealed record StoredFile(string Sha256, long Size, string MediaType);
