using MimeKit;
using MimeKit.Tnef;

namespace Petitions.Intake.Mail.Parts;

/// <summary>What Outlook packed into winmail.dat. A damaged one yields what comes before the damage, or nothing.</summary>
internal static class TnefFiles
{
    public static List<(string? Name, string Type, byte[] Content)> Extract(TnefPart tnef, out string? text)
    {
        var files = new List<(string?, string, byte[])>();
        text = null;
        try
        {
            var message = tnef.ConvertToMessage();
            text = message.TextBody ?? (message.HtmlBody is { } html ? HtmlText.Of(html) : null);
            foreach (var entity in message.BodyParts.OfType<MimePart>().Where(part => part.IsAttachment))
                files.Add((entity.FileName, entity.ContentType.MimeType.ToLowerInvariant(), PartOctets.Of(entity)));
        }
        catch (Exception e) when (e is TnefException or IOException or FormatException or ArgumentException or NotSupportedException)
        {
            // The file itself is kept beside, nothing is lost.
            return files;
        }

        return files;
    }
}
