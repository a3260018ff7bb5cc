using Petitions.Intake.Mail.Headers;

namespace Petitions.Intake.Mail.Parts;

/// <summary>Display names of attachments: harmless on a screen and in a Windows folder, unique within one mail.</summary>
internal sealed class FileNames
{
    const int Longest = 120;
    const int LongestExtension = 16;

    static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public string Take(string? name, string mediaType)
    {
        var clean = Clean(name ?? "");
        if (clean.Length == 0)
            clean = "附件" + Extension(mediaType);

        var unique = clean;
        for (var n = 2; !taken.Add(unique); n++)
            unique = $"{Path.GetFileNameWithoutExtension(clean)} ({n}){Path.GetExtension(clean)}";
        return unique;
    }

    public static string Clean(string name)
    {
        // No sender's folders: what counts stands behind the last slash of either kind.
        var line = CleanText.Line(name);
        var last = line[(line.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Select(c => c is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? '_' : c)).Trim(' ', '.');
        if (Devices.Contains(clean.Split('.')[0].Trim()))
            clean = "_" + clean;
        return Shorten(clean);
    }

    static string Shorten(string name)
    {
        if (name.Length <= Longest)
            return name;

        var extension = Path.GetExtension(name);
        if (extension.Length > LongestExtension)
            extension = "";
        var end = Longest - extension.Length;
        if (char.IsHighSurrogate(name[end - 1]))
            end--;
        return name[..end].TrimEnd(' ', '.') + extension;
    }

    static string Extension(string mediaType)
    {
        if (mediaType == "application/x-ole-storage" || !MimeKit.MimeTypes.TryGetExtension(mediaType, out var extension))
            return mediaType.StartsWith("text/", StringComparison.Ordinal) ? ".txt" : "";

        return extension;
    }
}
