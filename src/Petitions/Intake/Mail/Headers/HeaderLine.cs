using System.Text;

namespace Petitions.Intake.Mail.Headers;

/// <summary>Tells a header field's first line from anything else.</summary>
internal static class HeaderLine
{
    static readonly HashSet<string> WellKnown = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "To", "Cc", "Subject", "Date", "Message-ID", "Received", "Return-Path", "MIME-Version",
        "Content-Type", "Delivered-To", "Sender", "Reply-To", "In-Reply-To", "References", "DKIM-Signature",
    };

    public static bool IsWellKnown(string name) => WellKnown.Contains(name);

    /// <summary>The field's name, or null when the line does not begin a field.</summary>
    public static string? Name(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0)
            return null;

        var name = line[..colon].TrimEnd(" \t"u8);
        return name.IsEmpty || name.ContainsAnyExceptInRange((byte)33, (byte)126) ? null : Encoding.ASCII.GetString(name);
    }
}
