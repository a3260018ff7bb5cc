namespace Petitions.Guard;

/// <summary>How one case is shown to one reader: whole, or without whoever wrote it.</summary>
public sealed class Redaction
{
    public const string Hidden = "×××";
    private readonly IReadOnlyList<string> marks;
    private readonly IReadOnlySet<Guid>? files;

    /// <param name="marks">What would tell the writer.</param>
    /// <param name="files">The files that may be shown.</param>
    public Redaction(IEnumerable<string> marks, IReadOnlySet<Guid> files) =>
        // The longest first: an address holds the name of the street as well.
        (this.marks, this.files) = ([.. marks.OrderByDescending(m => m.Length)], files);

    private Redaction() => (marks, files) = ([], null);

    public static Redaction None { get; } = new();

    public bool IsWhole => files is null;

    public bool Shows(Guid attachment) => files?.Contains(attachment) != false;

    public string? Of(string? text) => text is null ? null : marks.Aggregate(text, (t, mark) => t.Replace(mark, Hidden, StringComparison.OrdinalIgnoreCase));
}
