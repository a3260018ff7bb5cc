using System.Text.Json.Nodes;
using Petitions.Web.Tests.Hosting;

namespace Petitions.Web.Tests.Letters;

/// <summary>One letter on its way through the HTTP API, told step by step.</summary>
public sealed class Letter
{
    private readonly WebOffice office;

    private Letter(WebOffice office, string number) => (this.office, Number) = (office, number);

    public string Number { get; }

    public string Path => $"/api/cases/{Number}";

    public static async Task<Letter> ReceiveAsync(WebOffice office, object? received = null)
    {
        var answer = await (await office.AsAsync("clerk")).PostAsync("/api/letters", received ?? Forms.Opened());
        answer.ShouldBe(201);
        return new Letter(office, answer.Json["number"]!.GetValue<string>());
    }

    /// <summary>The same letter in a copy of its office.</summary>
    public Letter At(WebOffice copy) => new(copy, Number);

    public static async Task<Letter> ReadAsync(WebOffice office, object? reading = null, object? received = null)
    {
        var letter = await ReceiveAsync(office, received);
        await letter.DoAsync("clerk", "read", "read", reading ?? Forms.Reading());
        return letter;
    }

    /// <summary>His open task of this step, or null where there is none for him.</summary>
    public async Task<JsonNode?> FindTaskAsync(string account, string step)
    {
        var session = await office.AsAsync(account);
        for (var page = 1; ; page++)
        {
            var list = (await session.GetAsync($"/api/tasks?page={page}")).ShouldBe(200).Json;
            var found = list["items"]!.AsArray().FirstOrDefault(t => t!["number"]!.GetValue<string>() == Number && t["step"]!.GetValue<string>() == step);
            if (found is not null || list["items"]!.AsArray().Count == 0)
                return found;
        }
    }

    /// <summary>Somebody who is offered this step, or null where nobody is.</summary>
    public async Task<string?> WhoAsync(string step)
    {
        foreach (var account in WebOffice.Accounts)
            if (await FindTaskAsync(account, step) is not null)
                return account;
        return null;
    }

    public async Task<Guid> TaskAsync(string account, string step) =>
        (await FindTaskAsync(account, step) ?? throw new InvalidOperationException($"{account} has no task {step} of {Number}: {await Lives.StandingAsync(office, Number)}"))["id"]!.GetValue<Guid>();

    public async Task<Answer> TryAsync(string account, string step, string outcome, object? data = null) =>
        await (await office.AsAsync(account)).PostAsync($"/api/tasks/{await TaskAsync(account, step)}/complete", new { outcome, data = data ?? new { } });

    public async Task DoAsync(string account, string step, string outcome, object? data = null) => (await TryAsync(account, step, outcome, data)).ShouldBe(200);

    public async Task RefusedAsync(string account, string step, string outcome, object? data, string code) => (await TryAsync(account, step, outcome, data)).ShouldBe(422, code);

    public async Task<JsonNode> ViewAsync(string account) => (await (await office.AsAsync(account)).GetAsync(Path)).ShouldBe(200).Json;
}
