using Petitions.Intake.Mail.Headers;

namespace Petitions.Intake.Mail;

/// <summary>Counts what one header block asks of the reader, on the octets.</summary>
internal static class HeaderLimits
{
    public static string? Broken(HeaderFields fields, MailLimits limits)
    {
        if (Count(fields, "=?"u8) > limits.EncodedWords)
            return QuarantineReason.TooManyEncodedWords;
        if (Count(fields, "@"u8, "To", "Cc", "Bcc") > limits.Recipients || Count(fields, "@"u8, "From", "Reply-To") > limits.Recipients)
            return QuarantineReason.TooManyRecipients;
        if (Count(fields, "<"u8, "References", "In-Reply-To") > limits.References)
            return QuarantineReason.TooManyReferences;

        return null;
    }

    static int Count(HeaderFields fields, ReadOnlySpan<byte> sign, params string[] names)
    {
        var count = 0;
        foreach (var (name, value) in fields.All)
        {
            if (names.Length == 0 || names.Contains(name, StringComparer.OrdinalIgnoreCase))
                count += value.Span.Count(sign);
        }

        return count;
    }
}
