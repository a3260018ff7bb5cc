using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Petitions.Intake.Mail;

/// <summary>A mail read, as one line of JSON for a terminal or another program.</summary>
public static partial class MailLine
{
    // Chinese stays legible; nothing here is ever put into a page.
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(string file, ReadMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var line = new
        {
            file,
            mail.Subject,
            mail.FromName,
            mail.FromAddress,
            mail.To,
            mail.Date,
            mail.Text,
            attachments = mail.Attachments.Select(attachment => new { attachment.Name, attachment.Size, attachment.Sha256 }),
            mail.NestedSubjects,
            mail.Charset,
            mail.CharsetGuessed,
            mail.AutoReply,
            mail.Bounce,
            mail.Reference,
            mail.Quarantined,
        };
        return Escape().Replace(JsonSerializer.Serialize(line, Options), Unescape);
    }

    /// <summary>The serializer escapes everything beyond the basic plane, and with it rare characters of names.</summary>
    static string Unescape(Match escape) => escape.Groups[1].Success
        ? new([(char)Convert.ToUInt16(escape.Groups[1].Value, 16), (char)Convert.ToUInt16(escape.Groups[2].Value, 16)])
        : escape.Value;

    [GeneratedRegex(@"\\u(D[89AB][0-9A-F]{2})\\u(D[C-F][0-9A-F]{2})|\\.", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
