using System.IO.Compression;
using System.Text;
using Petitions.Intake.Files;

namespace Petitions.Tests.Intake.Files;

/// <summary>What is packed is never unpacked for anybody (row 58), and only looked into where it is a document.</summary>
public sealed class PackedFilesTests
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [Fact]
    [Trait("IntakeCase", "58")]
    public async Task Zip_OfAnything_IsLeftPackedForSomebodyToLookAt()
    {
        var words = await AttachmentText.ReadAsync(Zip("秘密.txt", "路灯"u8.ToArray()), "application/zip", cancellation: TestContext.Current.CancellationToken);

        (words.Text, words.Whole).ShouldBe(("", false));
    }

    [Fact]
    [Trait("IntakeCase", "58")]
    public async Task Document_FarGreaterWhenUnpacked_IsNotRead()
    {
        using var bomb = Zip("word/document.xml", new byte[150 * 1024 * 1024]);
        bomb.Length.ShouldBeLessThan(2 * 1024 * 1024);

        Unpacked.IsAtMost(bomb, 100 * 1024 * 1024).ShouldBeFalse();
        Unpacked.IsAtMost(bomb, 150 * 1024 * 1024).ShouldBeTrue();
        (await AttachmentText.ReadAsync(bomb, Docx, cancellation: TestContext.Current.CancellationToken)).Whole.ShouldBeFalse();
    }

    private static MemoryStream Zip(string name, byte[] content)
    {
        var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
            entry.Write(content);
        }
        packed.Position = 0;
        return packed;
    }
}
