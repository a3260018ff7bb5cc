using System.Text;

namespace Petitions.Tests.Intake.Mailboxes;

internal static class TestMailOctets
{
    /// <summary>A plain mail in UTF-8. Fields given come first and win over the usual ones.</summary>
    public static byte[] Of(string subject, params string[] fields)
    {
        string[] usual =
        [
            "From: =?utf-8?B?546L6Iqz?= <wangfang@example.com>", "To: xinfang@example.gov.cn", $"Message-ID: <{Guid.NewGuid():N}@example.com>",
            $"Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(subject))}?=", "Date: Tue, 22 Sep 2026 08:00:00 +0800",
            "Content-Type: text/plain; charset=utf-8",
        ];
        var names = fields.Select(NameOf).ToHashSet();
        var all = fields.Concat(usual.Where(line => !names.Contains(NameOf(line))));
        return Encoding.UTF8.GetBytes(string.Join("\r\n", all) + $"\r\n\r\n{subject}：望尽快答复。\r\n");
    }

    private static string NameOf(string field) => field.Split(':')[0].ToUpperInvariant();
}
