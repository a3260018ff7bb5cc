using Microsoft.EntityFrameworkCore;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Api;

public sealed class IdempotencyTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Fact]
    public async Task Receive_RepeatedWithItsKey_AnswersTheSameAndMakesOneCase()
    {
        var clerk = await office.AsAsync("clerk");
        var before = await CasesAsync();
        var first = (await clerk.PostAsync("/api/letters", Forms.Opened("重复提交"), ("Idempotency-Key", "one"))).ShouldBe(201);
        var again = (await clerk.PostAsync("/api/letters", Forms.Opened("重复提交"), ("Idempotency-Key", "one"))).ShouldBe(201);
        again.Body.ShouldBe(first.Body);
        again.Headers["Location"].ShouldBe(first.Headers["Location"]);
        (await CasesAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Receive_ManyAtOnceWithOneKey_MakesOneCase()
    {
        var clerk = await office.AsAsync("clerk");
        var before = await CasesAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => clerk.PostAsync("/api/letters", Forms.Opened("同时提交"), ("Idempotency-Key", "at once"))));
        answers.Select(a => a.ShouldBe(201).Text).Distinct().Count().ShouldBe(1);
        (await CasesAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Receive_AnotherBodyUnderTheSameKey_Conflicts()
    {
        var clerk = await office.AsAsync("clerk");
        (await clerk.PostAsync("/api/letters", Forms.Opened("甲"), ("Idempotency-Key", "two"))).ShouldBe(201);
        (await clerk.PostAsync("/api/letters", Forms.Opened("乙"), ("Idempotency-Key", "two"))).ShouldBe(409, "idempotency-key-reused");
    }

    [Fact]
    public async Task Key_OfAnotherPerson_IsHisOwn()
    {
        var first = (await (await office.AsAsync("clerk")).PostAsync("/api/letters", Forms.Closed(), ("Idempotency-Key", "three"))).ShouldBe(201);
        var other = (await (await office.AsAsync("clerk2")).PostAsync("/api/letters", Forms.Closed(), ("Idempotency-Key", "three"))).ShouldBe(201);
        other.Json["number"]!.GetValue<string>().ShouldNotBe(first.Json["number"]!.GetValue<string>());
    }

    [Fact]
    public async Task Key_UnderWhichNothingHappened_CanBeUsedAgain()
    {
        var clerk = await office.AsAsync("clerk");
        (await clerk.PostAsync("/api/letters", new { channel = "post", opened = true }, ("Idempotency-Key", "four"))).ShouldBe(422, "title-needed");
        (await clerk.PostAsync("/api/letters", Forms.Opened(), ("Idempotency-Key", "four"))).ShouldBe(201);
    }

    [Fact]
    public async Task Upload_RepeatedWithItsKey_AddsOneAttachment()
    {
        var letter = await Letter.ReceiveAsync(office);
        var clerk = await office.AsAsync("clerk");
        var first = (await clerk.UploadAsync($"{letter.Path}/attachments", "a.txt", "one"u8.ToArray(), null, ("Idempotency-Key", "five"))).ShouldBe(201);
        (await clerk.UploadAsync($"{letter.Path}/attachments", "a.txt", "one"u8.ToArray(), null, ("Idempotency-Key", "five"))).ShouldBe(201).Body.ShouldBe(first.Body);
        (await clerk.UploadAsync($"{letter.Path}/attachments", "a.txt", "two"u8.ToArray(), null, ("Idempotency-Key", "five"))).ShouldBe(409, "idempotency-key-reused");
        (await letter.ViewAsync("clerk"))["attachments"]!.AsArray().Count.ShouldBe(1);
    }

    private Task<int> CasesAsync() => office.DatabaseAsync(db => db.Cases.CountAsync());
}
