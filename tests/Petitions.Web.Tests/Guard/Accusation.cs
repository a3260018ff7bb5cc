using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Guard;

/// <summary>A letter that accuses somebody, taken by whoever may have it as far as a unit that may have it.</summary>
internal static class Accusation
{
    public const string Word = "收受贿赂";

    public static async Task<Letter> SendAsync(WebOffice office, object reading, string to)
    {
        var letter = await Letter.ReceiveAsync(office, Forms.Opened($"举报{Word}"));
        (await (await office.AsAsync("clerk")).UploadAsync($"{letter.Path}/attachments", "证据.txt", "银行流水"u8.ToArray())).ShouldBe(201);
        await letter.DoAsync("clerk", "read", "read", reading);
        await DoAsync(office, letter, "route", "proposed", Forms.Proposal("refer", unit: to));
        await DoAsync(office, letter, "approve", "approved", new { });
        await DoAsync(office, letter, "dispatch", "sent", new { form = "original" });
        return letter;
    }

    /// <summary>Somebody who is offered the step does it.</summary>
    private static async Task DoAsync(WebOffice office, Letter letter, string step, string outcome, object data) =>
        await letter.DoAsync(await letter.WhoAsync(step) ?? throw new InvalidOperationException($"{step}: {await Lives.StandingAsync(office, letter.Number)}"), step, outcome, data);
}
