namespace Petitions.Intake.Mail;

/// <summary>One stored mail: where it lay and its octets.</summary>
public sealed record MailFile(string Name, ReadOnlyMemory<byte> Raw)
{
    /// <summary>
    /// The mails of a folder with all its subfolders (<c>.eml</c>, <c>.mbox</c>, Maildir), of an mbox file or of a
    /// single mail file, in the order of their names. Names are relative to the folder; a mail of an mbox has its
    /// number behind <c>#</c>.
    /// </summary>
    public static IEnumerable<MailFile> ReadAll(string path)
    {
        if (File.Exists(path))
            return ReadFile(path, Path.GetFileName(path));

        return Files(path)
            .Select(file => (file, name: Path.GetRelativePath(path, file)))
            .OrderBy(f => f.name, StringComparer.Ordinal)
            .SelectMany(f => ReadFile(f.file, f.name));
    }

    /// <summary>The octets of what <see cref="ReadAll"/> would read.</summary>
    public static long SizeOf(string path) => File.Exists(path) ? new FileInfo(path).Length : Files(path).Sum(file => new FileInfo(file).Length);

    static IEnumerable<string> Files(string path) => Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsMail);

    static IEnumerable<MailFile> ReadFile(string path, string name)
    {
        if (!IsMbox(path))
        {
            yield return new(name, File.ReadAllBytes(path));
            yield break;
        }

        var number = 0;
        using var stream = File.OpenRead(path);
        foreach (var raw in Mbox.Split(stream))
            yield return new($"{name}#{++number}", raw);
    }

    static bool IsMail(string path)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is ".eml" or ".mbox" or ".mbx")
            return true;

        return Path.GetFileName(Path.GetDirectoryName(path)) is "cur" or "new";
    }

    /// <summary>By content too: a single exported mail may begin with a "From " line, but then it is called .eml.</summary>
    static bool IsMbox(string path)
    {
        if (path.EndsWith(".eml", StringComparison.OrdinalIgnoreCase))
            return false;

        Span<byte> start = stackalloc byte[5];
        using var stream = File.OpenRead(path);
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("From "u8);
    }
}
