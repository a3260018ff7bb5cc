using System.IO.Compression;
using System.Text;
using CsCheck;
using Petitions.Intake.Files;

namespace Petitions.Tests.Intake.Files;

public sealed class MediaTypeTests
{
    [Theory]
    [InlineData("255044462D312E37", "application/pdf")]
    [InlineData("89504E470D0A1A0A0000", "image/png")]
    [InlineData("FFD8FFE000104A464946", "image/jpeg")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("49492A0008000000", "image/tiff")]
    [InlineData("4D4D002A00000008", "image/tiff")]
    [InlineData("424D1E000000000000001A000000FF000000010001000100180000000000", "application/octet-stream")]
    [InlineData("424D1E000000000000001A0000000C000000010001000100180000000000", "image/bmp")]
    [InlineData("504B030400000000", "application/zip")]
    [InlineData("D0CF11E0A1B11AE1", "application/x-ole-storage")]
    [InlineData("4D5A90000300", "application/octet-stream")]
    [InlineData("7F454C46", "application/octet-stream")]
    [InlineData("", "application/octet-stream")]
    [InlineData("BDFBCDFBD4EBD2F4C8C5C3F1", "text/plain")]
    [InlineData("FFFE54006500", "text/plain")]
    public void Sniff_MagicBytes_TellTheType(string hex, string type) =>
        MediaType.Sniff(new MemoryStream(Convert.FromHexString(hex))).ShouldBe(type);

    [Theory]
    [InlineData("夜间施工噪声扰民", "text/plain")]
    [InlineData("<html><script>alert(1)</script>", "text/plain")]
    [InlineData("BM 先生来访", "text/plain")]
    [InlineData("From: a@b.cn\r\nSubject: =?utf-8?B?5Zmq5aOw?=\r\n\r\n噪声", "message/rfc822")]
    [InlineData("Received: from x\n\tby y\nMessage-ID: <1@b.cn>\n\ntext", "message/rfc822")]
    [InlineData("Dear office,\nFrom: somebody\nTo: nobody", "text/plain")]
    [InlineData("Subject: only one field\n\nFrom: x", "text/plain")]
    public void Sniff_Text_IsTextOrMail(string text, string type) =>
        MediaType.Sniff(new MemoryStream(Encoding.UTF8.GetBytes(text))).ShouldBe(type);

    [Theory]
    [InlineData("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("OFD.xml", "application/ofd")]
    [InlineData("readme.txt", "application/zip")]
    public void Sniff_Archive_IsKnownByWhatItHolds(string entry, string type)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry(entry);

        MediaType.Sniff(content).ShouldBe(type);
    }

    [Theory]
    [InlineData("WordDocument", "application/msword")]
    [InlineData("Workbook", "application/vnd.ms-excel")]
    [InlineData("Other", "application/x-ole-storage")]
    public void Sniff_CompoundFile_IsKnownByItsDirectory(string stream, string type)
    {
        var bytes = new byte[2048];
        Convert.FromHexString("D0CF11E0A1B11AE1").CopyTo(bytes, 0);
        bytes[30] = 9;
        bytes[48] = 1;
        Encoding.Unicode.GetBytes(stream).CopyTo(bytes, 1024 + 128);

        MediaType.Sniff(new MemoryStream(bytes)).ShouldBe(type);
    }

    [Fact]
    public void Sniff_LongChineseText_IsTextWhereverTheHeadIsCut() => Gen.Int[4080, 4100].Sample(length =>
    {
        var text = new string('a', length % 7) + new string('信', length);
        MediaType.Sniff(new MemoryStream(Encoding.UTF8.GetBytes(text))).ShouldBe("text/plain");
    });

    [Fact]
    public void Sniff_AnyBytes_NeverThrowsAndNeverRuns() => Gen.Select(
        Gen.OneOf(Gen.Const<byte[]>([]), Gen.Const("PK\x03\x04"u8.ToArray()), Gen.Const(Convert.FromHexString("D0CF11E0A1B11AE1"))), Gen.Byte.Array[0, 700])
        .Sample((magic, rest) => MediaType.Sniff(new MemoryStream([.. magic, .. rest])).ShouldNotBeOneOf("text/html", "image/svg+xml"));
}
