using MimeKit;

namespace Petitions.Intake.Mail.Parts;

/// <summary>The decoded octets of a part. What decodes of a broken transfer encoding is kept.</summary>
internal static class PartOctets
{
    public static byte[] Of(MimePart part)
    {
        if (part.Content is null)
            return [];

        using var decoded = new MemoryStream();
        part.Content.DecodeTo(decoded);
        return decoded.ToArray();
    }

    public static byte[] Of(MimeMessage message)
    {
        using var raw = new MemoryStream();
        message.WriteTo(raw);
        return raw.ToArray();
    }
}
