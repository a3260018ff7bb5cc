using System.Text.Json;

namespace Petitions.Tests.Intake.Mail;

/// <summary>The generated mails and what is expected of each.</summary>
internal static class SampleMails
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Intake", "Mail", "Samples");

    public static IEnumerable<TheoryDataRow<string>> Names() =>
        Directory.EnumerateFiles(Folder, "*.eml").Select(path => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(path)));

    public static byte[] Raw(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".eml"));

    public static JsonElement Expected(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".expected.json")));
        return document.RootElement.GetProperty("expect").Clone();
    }
}
