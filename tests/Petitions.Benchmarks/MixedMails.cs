using System.Globalization;
using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Petitions.Benchmarks;

/// <summary>Mails as an office gets them in a day, each another: plain and HTML, old charsets, photos and PDFs, nested ones, answers, bounces and broken ones.</summary>
internal static class MixedMails
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    public static IEnumerable<byte[]> Make(int count) => Enumerable.Range(0, count).Select(i => (i % 10) switch
    {
        0 => Write(Mail(i, new TextPart(TextFormat.Html) { Text = $"<p>{Body(i)}</p><script>x()</script>" })),
        1 => Legacy(i),
        2 => Write(Mail(i, new Multipart("mixed") { Text(i), Photo(i, 40_000) })),
        3 => Write(Mail(i, new Multipart("mixed") { Text(i), Photo(i, 8_000), Photo(i + 1, 12_000) })),
        4 => Write(Mail(i, new Multipart("mixed") { Text(i), new MessagePart("rfc822") { Message = Mail(i + 1_000_000, Text(i)) } })),
        5 => Write(Automatic(i)),
        6 => Broken(i),
        _ => Write(Mail(i, Text(i))),
    });

    private static string Body(int i) => string.Create(CultureInfo.InvariantCulture, $"第{i}号小区的路灯已经坏了三个月，晚上出行很不方便，请尽快派人维修。联系电话 138{i:00000000}。");

    private static TextPart Text(int i) => new("plain") { Text = Body(i) };

    private static MimeMessage Mail(int i, MimeEntity body)
    {
        var mail = new MimeMessage { Subject = $"反映第{i}号小区路灯问题", Date = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8)).AddMinutes(i), MessageId = $"{i}@writers.example", Body = body };
        mail.From.Add(new MailboxAddress($"来信人{i}", $"writer{i}@writers.example"));
        mail.To.Add(new MailboxAddress("信访局", "xinfang@example.gov.cn"));
        return mail;
    }

    private static MimeMessage Automatic(int i)
    {
        var mail = Mail(i, Text(i));
        mail.Headers.Add("Auto-Submitted", "auto-replied");
        return mail;
    }

    private static byte[] Legacy(int i) => Gb18030.GetBytes(
        $"From: 来信人{i} <writer{i}@writers.example>\r\nTo: xinfang@example.gov.cn\r\nSubject: 反映第{i}号小区路灯问题\r\nMessage-ID: <{i}@writers.example>\r\nDate: Tue, 1 Sep 2026 08:00:00 +0800\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n{Body(i)}\r\n");

    private static byte[] Broken(int i) => Encoding.UTF8.GetBytes(
        $"From: writer{i}@writers.example\r\nSubject: =?gbk?B?broken\r\nMessage-ID: <{i}@writers.example>\r\nContent-Type: multipart/mixed; boundary=never\r\n\r\n{Body(i)}\r\n");

    private static MimePart Photo(int i, int size)
    {
        var content = new byte[size];
        // The same photo every time this benchmark runs, another one for every mail.
        for (var at = 0; at < size; at++)
            content[at] = (byte)((i * 31) + (at * 17) + (at >> 8));
        (content[0], content[1], content[2]) = (0xFF, 0xD8, 0xFF);
        return new MimePart("image", "jpeg") { Content = new MimeContent(new MemoryStream(content)), ContentTransferEncoding = ContentEncoding.Base64, FileName = $"照片{i}.jpg" };
    }

    private static byte[] Write(MimeMessage mail)
    {
        using var octets = new MemoryStream();
        mail.WriteTo(octets);
        mail.Dispose();
        return octets.ToArray();
    }
}
