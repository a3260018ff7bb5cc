using System.Text;
using Petitions.Intake.Mail;

namespace Petitions.Tests.Intake.Mail;

/// <summary>Writes the octets of a mail; every test changes only what it is about.</summary>
internal static class TestMail
{
    public const string Greeting = "您好，本人反映小区供暖问题，望尽快答复。";

    static TestMail() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static byte[] Octets(string charset, string text) => Encoding.GetEncoding(charset).GetBytes(text);

    /// <summary>A mail of one part. Fields come before the usual ones, so that they win over them.</summary>
    public static byte[] Plain(byte[] body, string contentType = "text/plain; charset=utf-8", params byte[][] fields) =>
        [.. Header(fields), .. Ascii($"Content-Type: {contentType}\r\n\r\n"), .. body];

    public static byte[] Plain(string body, params string[] fields) =>
        Plain(Encoding.UTF8.GetBytes(body), fields: [.. fields.Select(Encoding.UTF8.GetBytes)]);

    public static byte[] Mixed(params byte[][] parts) => Multipart("b", parts);

    /// <summary>A multipart/mixed mail; each part is its header, a blank line and its content.</summary>
    public static byte[] Multipart(string boundary, params byte[][] parts)
    {
        var mail = new List<byte>([.. Header([]), .. Ascii($"Content-Type: multipart/mixed; boundary={boundary}\r\n\r\n")]);
        foreach (var part in parts)
            mail.AddRange([.. Ascii($"--{boundary}\r\n"), .. part, .. Ascii("\r\n")]);
        mail.AddRange(Ascii($"--{boundary}--\r\n"));
        return [.. mail];
    }

    public static byte[] Part(string header, byte[] content) => [.. Encoding.UTF8.GetBytes(header), .. Ascii("\r\n\r\n"), .. content];

    public static byte[] Attachment(string disposition, string content = "AAAA") =>
        Part($"Content-Type: application/octet-stream\r\nContent-Disposition: attachment{disposition}", Ascii(content));

    public static ReadMail Read(byte[] raw) => MailReader.Read(raw, MailLimits.Default);

    public static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    static byte[] Header(byte[][] fields) =>
        [.. fields.SelectMany(field => (byte[])[.. field, .. "\r\n"u8]),
         .. Ascii("From: zhangsan@example.cn\r\nTo: xinfang@example.gov.cn\r\nMessage-ID: <m@example.cn>\r\n")];
}
