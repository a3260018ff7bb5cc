using Petitions.Intake.Files;

namespace Petitions.Intake.Mail;

/// <summary>Everything legible in a mail as people read it, decoded: subjects, bodies, the mails inside, and the files that bear text.</summary>
internal static class MailWords
{
    /// <param name="mail">The mail.</param>
    /// <param name="partsApart">The files in it are kept beside it, each to be read for itself.</param>
    public static FileWords Of(ReadMail mail, bool partsApart = false)
    {
        var files = partsApart ? [] : mail.Attachments.Select(Of).ToList();
        var nested = mail.Nested.Select(inner => Of(inner)).ToList();
        var whole = mail is { Quarantined: null, IsEncrypted: false, TextCut: false } && files.Concat(nested).All(w => w.Whole);
        return new FileWords(string.Join('\n', [mail.Subject, mail.Text, .. mail.Attachments.Select(a => a.Name), .. files.Concat(nested).Select(w => w.Text)]), whole);
    }

    private static FileWords Of(MailAttachment file)
    {
        using var content = new MemoryStream(file.Content.ToArray(), writable: false);
        var type = MediaType.Sniff(content);
        content.Position = 0;
        return AttachmentText.Of(content, type, partsApart: false);
    }
}
