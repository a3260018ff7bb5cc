using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Intake.Mail;

namespace Petitions.EndToEndTests.Hosting;

/// <summary>A mail that became a letter, and one that is none and waits in quarantine; each with the page to read it on.</summary>
internal sealed record MailOfTheDay(string Letter, string Quarantined)
{
    private const string Good = "From: =?utf-8?B?546L6Iqz?= <wangfang@example.com>\r\nTo: xinfang@example.gov.cn\r\nSubject: =?utf-8?B?6Lev54Gv5o2f5Z2P?=\r\nMessage-ID: <1@example.com>\r\nDate: Fri, 18 Sep 2026 08:00:00 +0800\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n幸福路路灯坏了，请修。\r\n";

    public static async Task<MailOfTheDay> TakeAsync(PageHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var letter = await TakeAsync(scope.ServiceProvider, Good);
        var none = await TakeAsync(scope.ServiceProvider, "路灯坏了，请修。\r\n王芳\r\n");
        var db = scope.ServiceProvider.GetRequiredService<PetitionsDb>();
        var number = await db.Cases.Where(c => c.Id == letter.CaseId).Select(c => c.Number).SingleAsync();
        var attachment = await db.Attachments.Where(a => a.CaseId == letter.CaseId && a.Sha256 == letter.Sha256).Select(a => a.Id).SingleAsync();
        return new MailOfTheDay($"/cases/{number}/mail/{attachment}", $"/quarantine/{none.Sha256}");
    }

    private static Task<MailItem> TakeAsync(IServiceProvider services, string text)
    {
        var raw = Encoding.UTF8.GetBytes(text);
        return services.GetRequiredService<TakeMail>().RunAsync("xinfang", raw, MailReader.Read(raw, MailLimits.Default));
    }
}
