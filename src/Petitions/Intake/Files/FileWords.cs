namespace Petitions.Intake.Files;

/// <summary>What a program can read of a file.</summary>
/// <param name="Whole">False: there is more in it than this text, and somebody must look himself.</param>
public readonly record struct FileWords(string Text, bool Whole)
{
    /// <summary>Pictures, scans, broken and locked files.</summary>
    public static FileWords None { get; } = new("", false);

    public static FileWords Of(string? text) => string.IsNullOrWhiteSpace(text) ? None : new(text, true);
}
