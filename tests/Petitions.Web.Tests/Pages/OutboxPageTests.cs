using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Dispatch;

namespace Petitions.Web.Tests.Pages;

/// <summary>外发邮件: what waits can be taken back, what failed is alarmed and can be sent again.</summary>
public sealed class OutboxPageTests(SharedPageOffice shared) : IClassFixture<SharedPageOffice>
{
    [Fact]
    public async Task Mails_WaitingAndFailed_AreTakenBackAndSentAgain()
    {
        var clerk = await shared.Office.SignInAsync("clerk");
        var letter = await clerk.ApiAsync("clerk", "/api/letters", new JsonObject { ["channel"] = "post", ["opened"] = true, ["title"] = "路灯" });
        var waiting = await WriteAsync(letter["number"]!.GetValue<string>(), MailState.Waiting);
        var failed = await WriteAsync(letter["number"]!.GetValue<string>(), MailState.Failed);

        await clerk.OpenAsync("/");
        clerk.Page.QuerySelector(".alarms a[href='/outbox?state=failed']").ShouldNotBeNull();

        await clerk.OpenAsync("/outbox?state=failed");
        clerk.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await clerk.SubmitAsync("tbody form", [])).ShouldBe(302);
        (await StateAsync(failed)).ShouldBe(MailState.Waiting);

        await clerk.OpenAsync("/outbox");
        (await clerk.SubmitAsync($"tbody form:has([value='{waiting}'])", [])).ShouldBe(302);
        (await StateAsync(waiting)).ShouldBe(MailState.Cancelled);
        await clerk.FollowAsync();
        clerk.Text.ShouldContain("邮件已撤回");
    }

    private async Task<Guid> WriteAsync(string number, MailState state)
    {
        await using var scope = shared.Office.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PetitionsDb>();
        var (id, now) = (Guid.NewGuid(), shared.Office.Time.GetUtcNow().UtcDateTime);
        db.Outbox.Add(new OutboxMail
        {
            Id = id,
            CaseId = (await db.Cases.SingleAsync(c => c.Number == number)).Id,
            Kind = "reply",
            MessageId = $"{id:N}@petitions",
            To = "wang@example.cn",
            Subject = $"信访答复 {number}",
            Text = "路灯已修复。",
            CreatedAt = now,
            NotBefore = now.AddSeconds(15),
            State = state,
        });
        await db.SaveChangesAsync();
        return id;
    }

    private async Task<MailState> StateAsync(Guid id)
    {
        await using var scope = shared.Office.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<PetitionsDb>().Outbox.AsNoTracking().SingleAsync(m => m.Id == id)).State;
    }
}
