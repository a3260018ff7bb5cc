using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using MimeKit;
using Petitions.Intake.Mail.Headers;

namespace Petitions.Intake.Mail.Parts;

/// <summary>A mail wrapped in its own S/MIME signature. Nothing is verified here, only taken out to be read.</summary>
internal static class SignedContent
{
    public static bool Is(string mediaType) =>
        mediaType is "application/pkcs7-mime" or "application/x-pkcs7-mime"
            or "application/pkcs7-signature" or "application/x-pkcs7-signature" or "application/pgp-signature";

    /// <summary>The content, or null when it is encrypted or no readable envelope.</summary>
    public static MimeEntity? Open(byte[] octets, MailLimits limits)
    {
        try
        {
            var signed = new SignedCms();
            signed.Decode(octets);
            ReadOnlyMemory<byte> content = signed.ContentInfo.Content;
            var (length, body) = MailStart.Block(content.Span);
            var fields = HeaderFields.Parse(content[..length]);
            if (body < 0 || new MailOutline(limits).Broken(fields, content[body..]) is not null)
                return null;

            return MimeTree.Parse(fields, content[body..], limits);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
