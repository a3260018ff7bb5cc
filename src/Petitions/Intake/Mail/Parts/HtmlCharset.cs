using System.Text;
using System.Text.RegularExpressions;

namespace Petitions.Intake.Mail.Parts;

/// <summary>The charset an HTML page claims in its own meta tag, asked only when the header names none.</summary>
internal static partial class HtmlCharset
{
    const int Head = 4096;

    public static string? Find(ReadOnlySpan<byte> octets)
    {
        var head = Encoding.Latin1.GetString(octets[..Math.Min(octets.Length, Head)]);
        return Meta().Match(head) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"<meta[^>]{0,300}charset\s*=\s*[""']?\s*([A-Za-z0-9_:.\-]{1,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Meta();
}
