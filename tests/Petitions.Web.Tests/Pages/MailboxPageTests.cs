using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Intake.Mailboxes;

namespace Petitions.Web.Tests.Pages;

public sealed class MailboxPageTests
{
    [Fact]
    public async Task Mailbox_WrittenDownByTheAdministrator_HasItsPasswordSealedAndWaitsForADay()
    {
        using var office = new PageOffice();
        var admin = await office.SignInAsync("admin");
        await admin.OpenAsync("/admin/mailboxes/edit");

        (await admin.SubmitAsync("main form[method=post]", Fields("hunter2"))).ShouldBe(302);
        await admin.FollowAsync();

        admin.Text.ShouldContain("群众来信");
        await using var scope = office.Services.CreateAsyncScope();
        var box = await scope.ServiceProvider.GetRequiredService<PetitionsDb>().Mailboxes.SingleAsync(TestContext.Current.CancellationToken);
        System.Text.Encoding.UTF8.GetString(box.PasswordSealed).ShouldNotContain("hunter2");
        scope.ServiceProvider.GetRequiredService<MailboxSecret>().Open(box.PasswordSealed, box.Id).ShouldBe("hunter2");
        box.TakeFrom.ShouldBeNull();
        (await admin.SubmitAsync("form[action*='handler=Begin']", [("day", "2026-09-01")])).ShouldBe(302);
        await admin.FollowAsync();
        admin.Text.ShouldContain("2026-09-01");
    }

    [Fact]
    public async Task Mailbox_WithoutAPassword_IsRefusedAndKeepsWhatWasTyped()
    {
        using var office = new PageOffice();
        var admin = await office.SignInAsync("admin");
        await admin.OpenAsync("/admin/mailboxes/edit");

        (await admin.SubmitAsync("main form[method=post]", Fields(""))).ShouldBe(422);

        admin.Text.ShouldContain("请填写密码");
        admin.Page.QuerySelector("#host")!.GetAttribute("value").ShouldBe("imap.example.gov.cn");
    }

    private static (string, string)[] Fields(string password) =>
    [
        ("Entry.Name", "群众来信"), ("Entry.Address", "xinfang@example.gov.cn"), ("Entry.Host", "imap.example.gov.cn"), ("Entry.UserName", "xinfang"), ("Entry.Password", password),
    ];
}
