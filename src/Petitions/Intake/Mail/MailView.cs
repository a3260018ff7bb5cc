using Petitions.Intake.Files;
using Petitions.Intake.Mail.Charsets;
using Petitions.Intake.Mail.Headers;

namespace Petitions.Intake.Mail;

/// <summary>A stored mail as it is read now, or under the charset that a person chose. Whether he may see it is decided before.</summary>
public sealed class MailView(FileStore files)
{
    /// <summary>What a mail from China may be written in, for choosing.</summary>
    public static readonly IReadOnlyList<string> Charsets = ["gb18030", "big5-hkscs", "utf-8", "iso-2022-cn", "hz-gb-2312", "utf-16le", "windows-1252"];

    private const int LegibleOctets = 64 * 1024;

    public async Task<ReadMail> RunAsync(string sha256, string? charset, CancellationToken cancellation = default) =>
        MailReader.Read(await files.ReadAsync(sha256, cancellation), MailLimits.Default, charset: Known(charset));

    /// <summary>The beginning of the octets as text, for what cannot be read as a mail.</summary>
    public async Task<string> RawAsync(string sha256, string? charset, CancellationToken cancellation = default)
    {
        await using var content = files.OpenRead(sha256);
        var start = new byte[Math.Min(content.Length, LegibleOctets)];
        await content.ReadExactlyAsync(start, cancellation);
        var decoded = Known(charset) is { } chosen ? TextDecoder.DecodeAs(start, chosen) : TextDecoder.Decode(start, null);
        return CleanText.Body(decoded.Text);
    }

    private static string? Known(string? charset) => charset is not null && Charsets.Contains(charset) ? charset : null;
}
