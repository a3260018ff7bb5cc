using System.Security.Cryptography;
using System.Text;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Api;

public sealed class AttachmentTests(WebOffice office) : IClassFixture<WebOffice>
{
    public static TheoryData<string, byte[], string> Contents => new()
    {
        { "来信.txt", "反映夜间施工噪声"u8.ToArray(), "text/plain" },
        { "扫描.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. RandomNumberGenerator.GetBytes(5000)], "image/png" },
        { "空.bin", [], "application/octet-stream" },
        { "big.bin", new byte[3_000_000], "application/octet-stream" },
        // Whatever it is called, it is what its octets say.
        { "scan.png", "<html><script>alert(1)</script></html>"u8.ToArray(), "text/plain" },
        { "page.html", "<html><script>alert(1)</script></html>"u8.ToArray(), "text/plain" },
        { "drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "text/plain" },
    };

    [Theory]
    [MemberData(nameof(Contents), DisableDiscoveryEnumeration = true)]
    public async Task Attachment_ComesBackAsItWentIn(string name, byte[] content, string mediaType)
    {
        var letter = await Letter.ReceiveAsync(office);
        var clerk = await office.AsAsync("clerk");
        var added = (await clerk.UploadAsync($"{letter.Path}/attachments", name, content, "scan")).ShouldBe(201);
        added.Json["size"]!.GetValue<long>().ShouldBe(content.Length);
        added.Json["sha256"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content)));
        added.Json["fileName"]!.GetValue<string>().ShouldBe(name);

        var back = (await clerk.GetAsync(added.Headers["Location"])).ShouldBe(200);
        back.Body.ShouldBe(content);
        back.Headers["Content-Type"].Split(';')[0].ShouldBe(mediaType);
        back.Headers["Content-Length"].ShouldBe($"{content.Length}");
        back.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        back.Headers["Content-Security-Policy"].ShouldContain("sandbox");
        back.Headers["Content-Disposition"].ShouldStartWith("attachment");
    }

    [Theory]
    [InlineData("../../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\win.ini", "win.ini")]
    [InlineData("/etc/shadow", "shadow")]
    [InlineData("..", "附件")]
    [InlineData("a\u202Egpj.exe", "agpj.exe")]
    [InlineData("信\u0007访.txt", "信访.txt")]
    public async Task FileName_OfWhateverShape_IsAPlainName(string sent, string kept)
    {
        var letter = await Letter.ReceiveAsync(office);
        var clerk = await office.AsAsync("clerk");
        var added = (await clerk.SendAsync(HttpMethod.Post, $"{letter.Path}/attachments", RawForm(sent))).ShouldBe(201);
        added.Json["fileName"]!.GetValue<string>().ShouldBe(kept);
        Uri.UnescapeDataString((await clerk.GetAsync(added.Headers["Location"])).ShouldBe(200).Headers["Content-Disposition"]).ShouldContain(kept);
        Directory.EnumerateFiles(Path.Combine(office.Folder, "files"), "*", SearchOption.AllDirectories)
            .ShouldAllBe(file => Path.GetFileName(file).Length == 64);
    }

    [Fact]
    public async Task FileName_TooLong_IsCutBeforeItsEnding()
    {
        var letter = await Letter.ReceiveAsync(office);
        var added = (await (await office.AsAsync("clerk")).SendAsync(HttpMethod.Post, $"{letter.Path}/attachments", RawForm(new string('长', 900) + ".pdf"))).ShouldBe(201);
        var name = added.Json["fileName"]!.GetValue<string>();
        name.ShouldEndWith(".pdf");
        name.Length.ShouldBeLessThanOrEqualTo(200);
    }

    [Fact]
    public async Task AttachmentThatNobodyHasRead_HoldsTheDispatchUp()
    {
        var letter = await Letter.ReadAsync(office);
        var clerk = await office.AsAsync("clerk");
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: "health"));
        await letter.DoAsync("officehead", "approve", "approved");
        (await clerk.UploadAsync($"{letter.Path}/attachments", "late.txt", "后补材料"u8.ToArray())).ShouldBe(201);
        await letter.RefusedAsync("clerk", "dispatch", "sent", new { form = "original" }, "attachments-not-read");
        (await (await office.AsAsync("officehead")).PutAsync($"{letter.Path}/attachments-read")).ShouldBe(422, "attachments-by-clerk-only");
        (await clerk.PutAsync($"{letter.Path}/attachments-read")).ShouldBe(204);
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = "original" });
    }

    [Fact]
    public async Task SecretLetter_TakesItsEnvelopeOnly()
    {
        var letter = await Letter.ReceiveAsync(office, Forms.Closed(secret: true));
        var clerk = await office.AsAsync("clerk");
        (await clerk.UploadAsync($"{letter.Path}/attachments", "a.txt", "a"u8.ToArray(), "scan")).ShouldBe(422, "secret-not-scanned");
        (await clerk.UploadAsync($"{letter.Path}/attachments", "a.txt", "a"u8.ToArray(), "envelope")).ShouldBe(201);
    }

    [Fact]
    public async Task Attachment_OfAnotherCase_IsNotThere()
    {
        var (one, two) = (await Letter.ReceiveAsync(office), await Letter.ReceiveAsync(office));
        var clerk = await office.AsAsync("clerk");
        var id = (await clerk.UploadAsync($"{one.Path}/attachments", "a.txt", "a"u8.ToArray())).ShouldBe(201).Json["id"];
        (await clerk.GetAsync($"{two.Path}/attachments/{id}")).ShouldBe(404, "not-found");
    }

    // As a browser that means harm would write it: nothing escaped, nothing normalised.
    private static ByteArrayContent RawForm(string fileName)
    {
        var quoted = fileName.Replace("\\", "\\\\", StringComparison.Ordinal);
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(
            $"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{quoted}\"\r\nContent-Type: text/plain\r\n\r\n内容\r\n--x--\r\n"));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        return content;
    }
}
