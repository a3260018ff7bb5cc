using System.Text.Json;
using Petitions.Intake.Mail;

namespace Petitions.Tests.Intake.Mail;

public sealed class SampleMailTests
{
    [Fact]
    public void Samples_InTheOutput_AreAllForty() => SampleMails.Names().Count().ShouldBe(40);

    [Theory]
    [Trait("IntakeCase", "32")]
    [Trait("IntakeCase", "33")]
    [Trait("IntakeCase", "34")]
    [Trait("IntakeCase", "35")]
    [Trait("IntakeCase", "36")]
    [Trait("IntakeCase", "38")]
    [Trait("IntakeCase", "39")]
    [Trait("IntakeCase", "40")]
    [Trait("IntakeCase", "41")]
    [Trait("IntakeCase", "47")]
    [Trait("IntakeCase", "51")]
    [MemberData(nameof(SampleMails.Names), MemberType = typeof(SampleMails))]
    public void Read_Sample_GivesWhatIsExpected(string name)
    {
        var mail = MailReader.Read(SampleMails.Raw(name), MailLimits.Default);

        var expected = SampleMails.Expected(name);
        foreach (var (key, value) in expected.EnumerateObject().Select(p => (p.Name, p.Value)))
            Check(mail, key, value);
        mail.Quarantined.ShouldNotBe(QuarantineReason.Unreadable);
        mail.AutoReply.ShouldBe(expected.TryGetProperty("auto", out _));
        mail.Bounce.ShouldBe(expected.TryGetProperty("bounce", out _));
    }

    [Theory]
    [MemberData(nameof(SampleMails.Names), MemberType = typeof(SampleMails))]
    public void Read_SampleCutAnywhere_IsForeseen(string name)
    {
        var raw = SampleMails.Raw(name);

        for (var length = 0; length <= raw.Length; length++)
        {
            var mail = MailReader.Read(raw.AsMemory(0, length), MailLimits.Default);

            mail.Quarantined.ShouldNotBe(QuarantineReason.Unreadable, $"cut at {length}");
        }
    }

    static void Check(ReadMail mail, string key, JsonElement value)
    {
        switch (key)
        {
            case "subject":
                mail.Subject.ShouldBe(value.GetString());
                break;
            case "text_contains" or "html_contains":
                mail.Text.ShouldContain(value.GetString()!);
                break;
            case "html_must_not_contain":
                foreach (var evil in value.EnumerateArray())
                    mail.Text.ShouldNotContain(evil.GetString()!);
                break;
            case "from_name":
                mail.FromName.ShouldBe(value.GetString());
                break;
            case "from_addr":
                mail.FromAddress.ShouldBe(value.GetString());
                break;
            case "attachments":
                mail.Attachments.Select(a => a.Name).ShouldBe(value.EnumerateArray().Select(a => a.GetString()!));
                break;
            case "nested_subject":
                mail.NestedSubjects.ShouldBe([value.GetString()!]);
                break;
            case "reference":
                mail.Reference.ShouldBe(value.GetString());
                break;
            case "date":
                mail.Date.ShouldBe(value.GetDateTimeOffset());
                break;
            case "quarantine":
                mail.Quarantined.ShouldNotBeNull();
                break;
            case "auto" or "bounce" or "note":
                break;
            default:
                Assert.Fail($"Nobody checks '{key}'.");
                break;
        }
    }
}
