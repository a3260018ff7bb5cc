namespace Petitions.Intake.Files;

/// <summary>Bound from the section <c>Files</c>.</summary>
public sealed class FileStoreOptions
{
    /// <summary>A scan of two hundred pages fits; a film of the neighbour's dog does not.</summary>
    public long SizeLimit { get; set; } = 100 * 1024 * 1024;
}
