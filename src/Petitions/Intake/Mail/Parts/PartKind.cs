namespace Petitions.Intake.Mail.Parts;

/// <summary>Kinds of parts by their media type.</summary>
internal static class PartKind
{
    public static bool IsMail(string mediaType) =>
        mediaType is "message/rfc822" or "message/global" or "message/news";

    public static bool IsEncoded(string transferEncoding) =>
        transferEncoding.Equals("base64", StringComparison.OrdinalIgnoreCase)
        || transferEncoding.Equals("quoted-printable", StringComparison.OrdinalIgnoreCase);

    public static bool IsTnef(string mediaType, string? name) =>
        mediaType is "application/ms-tnef" or "application/vnd.ms-tnef"
        || "winmail.dat".Equals(name, StringComparison.OrdinalIgnoreCase);
}
