using Petitions.Intake.Mail.Headers;
using Petitions.Intake.Mail.Parts;

namespace Petitions.Intake.Mail;

/// <summary>
/// Follows boundaries through the raw octets, in one pass and without keeping anything, to say before the real parse
/// whether a mail stays within its limits.
/// </summary>
internal sealed class MailOutline(MailLimits limits)
{
    // A mail within a mail has no boundary of its own: an empty one keeps its place.
    static readonly byte[] NestedMail = [];

    readonly List<byte[]> open = [];
    int parts;

    public string? Broken(HeaderFields top, ReadOnlyMemory<byte> body)
    {
        var reason = Enter(top, out var inHeader);
        var headerStart = 0;
        var lines = new RawLines(body.Span);
        while (reason is null && lines.Read())
        {
            if (IsBoundary(lines.Line, out var closing))
            {
                if (inHeader)
                    reason = Enter(HeaderFields.Parse(body[headerStart..lines.Start]), out _);
                inHeader = !closing;
                headerStart = lines.Next;
                if (!closing && ++parts > limits.Parts)
                    reason = QuarantineReason.TooManyParts;
            }
            else if (inHeader && lines.IsBlank)
            {
                reason = Enter(HeaderFields.Parse(body[headerStart..lines.Start]), out inHeader);
                headerStart = lines.Next;
            }
            else if (inHeader && lines.Next - headerStart > limits.HeaderBytes)
            {
                reason = QuarantineReason.HeaderTooLarge;
            }
        }

        return reason;
    }

    /// <summary>Takes in a finished header block. Another one follows at once when the part is itself a mail.</summary>
    string? Enter(HeaderFields fields, out bool anotherHeader)
    {
        anotherHeader = false;
        if (HeaderLimits.Broken(fields, limits) is { } reason)
            return reason;

        var type = FieldParameters.Parse(fields.First("Content-Type"));
        if (type.Value.StartsWith("multipart/", StringComparison.Ordinal) && type.Token("boundary") is { Length: > 0 } boundary)
        {
            open.Add(System.Text.Encoding.Latin1.GetBytes(boundary));
        }
        else if (PartKind.IsMail(type.Value) && !PartKind.IsEncoded(fields.Token("Content-Transfer-Encoding")))
        {
            open.Add(NestedMail);
            anotherHeader = true;
        }

        var nested = open.Count(boundary => boundary.Length == 0);
        return open.Count > limits.Depth || nested > limits.NestedMails ? QuarantineReason.TooDeep : null;
    }

    bool IsBoundary(ReadOnlySpan<byte> line, out bool closing)
    {
        closing = false;
        if (!line.StartsWith("--"u8))
            return false;

        var text = line[2..].TrimEnd(" \t"u8);
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i].Length == 0 || !text.StartsWith(open[i]))
                continue;

            var rest = text[open[i].Length..];
            closing = rest.SequenceEqual("--"u8);
            if (!closing && !rest.IsEmpty)
                continue;

            // Whatever was still open inside ends here too.
            open.RemoveRange(closing ? i : i + 1, open.Count - (closing ? i : i + 1));
            return true;
        }

        return false;
    }
}
