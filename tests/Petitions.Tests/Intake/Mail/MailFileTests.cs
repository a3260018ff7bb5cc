using System.Text.Json;
using Petitions.Intake.Mail;

namespace Petitions.Tests.Intake.Mail;

public sealed class MailFileTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("petitions-mail");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Folder_WithMailsAndOthers_GivesTheMailsByName()
    {
        Write("b.eml", "Subject: b\n\n");
        Write("a/c.eml", "Subject: c\n\n");
        Write("Maildir/cur/1.host", "Subject: d\n\n");
        Write("note.txt", "x");

        MailFile.ReadAll(folder.FullName).Select(file => file.Name).ShouldBe(["Maildir/cur/1.host", "a/c.eml", "b.eml"]);
    }

    [Fact]
    public void Mbox_IsCutAtItsFromLines()
    {
        Write("box.mbox", "From a@b Mon Nov 10 09:30:00 2025\nSubject: one\n\n>From here\nFrom within a text\n\nFrom c@d Mon Nov 10 09:31:00 2025\nSubject: two\n\nx\n");

        var mails = MailFile.ReadAll(Path.Combine(folder.FullName, "box.mbox")).ToList();

        mails.Select(mail => mail.Name).ShouldBe(["box.mbox#1", "box.mbox#2"]);
        var read = mails.Select(mail => TestMail.Read(mail.Raw.ToArray())).ToList();
        read.Select(mail => mail.Subject).ShouldBe(["one", "two"]);
        read[0].Text.ShouldBe("From here\nFrom within a text");
    }

    [Fact]
    public void Line_OfARareName_IsLegibleJson()
    {
        var line = MailLine.Write("𠮷\\uD842.eml", new() { Subject = "朱镕\"𠮷" });

        line.ShouldContain("朱镕\\\"𠮷");
        JsonDocument.Parse(line).RootElement.GetProperty("file").GetString().ShouldBe("𠮷\\uD842.eml");
    }

    void Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
