using System.Text.Encodings.Web;
using System.Text.Json;

namespace Petitions.Intake.Mail;

/// <summary>A mail read, as one line of JSON for a terminal or another program.</summary>
public static class MailLine
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
        return JsonSerializer.Serialize(line, Options);
    }
}
