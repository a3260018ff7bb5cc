using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Access;
using Petitions.Deadlines;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Guard;

/// <summary>
/// The same office over and over from one folder: a test takes two, and puts into one of them a case that the other never had.
/// Nobody else looks at them: a look at some pages is an entry in the journal.
/// </summary>
public sealed class TwoWorlds : IAsyncLifetime
{
    /// <summary>The account of liao-ting, who acts for the head of the urban bureau.</summary>
    public const string Delegate = "liao";
    private readonly WebOffice common = new();

    public async ValueTask InitializeAsync()
    {
        await common.InitializeAsync();
        await common.AddAccountAsync(Delegate, "liao-ting", Role.DepartmentHead);
        await LiveAsync(common);
        await common.StopAsync();
    }

    public ValueTask DisposeAsync() => common.DisposeAsync();

    public Task<WebOffice> AnotherAsync() => WebOffice.CopyOfAsync(common);

    /// <summary>Three days pass, with everything that falls due in them.</summary>
    public static async Task PassAsync(WebOffice office)
    {
        for (var hours = 0; hours < 80; hours += 8)
        {
            office.Time.Advance(TimeSpan.FromHours(8));
            await office.InScopeAsync(services => services.GetRequiredService<SweepDue>().RunAsync());
        }
    }

    internal static async Task<Probe> ProbeAsync(WebOffice with, string hidden)
    {
        var others = await with.DatabaseAsync(db => db.Cases.Where(c => c.Number != hidden).OrderBy(c => c.Number).Select(c => c.Number).ToListAsync());
        var ids = new List<Guid>();
        foreach (var number in others)
            ids.AddRange(await IdsAsync(with, number));
        return new Probe(hidden, await IdsAsync(with, hidden), [Accusation.Word, "郑建国", "高振华"], others, ids);
    }

    private static Task<List<Guid>> IdsAsync(WebOffice office, string number) => office.DatabaseAsync(async db =>
    {
        var id = (await db.Cases.SingleAsync(c => c.Number == number)).Id;
        return await db.Tasks.Where(t => t.CaseId == id).Select(t => t.Id).Concat(db.Attachments.Where(a => a.CaseId == id).Select(a => a.Id)).ToListAsync();
    });

    /// <summary>An ordinary day: letters at every stage, so that whoever looks has something to see.</summary>
    private static async Task LiveAsync(WebOffice office)
    {
        foreach (var unit in new[] { "urban", "health" })
        {
            var sent = await Letter.ReadAsync(office, received: Forms.Opened($"反映{unit}辖区路灯不亮"));
            (await (await office.AsAsync("clerk")).UploadAsync($"{sent.Path}/attachments", "照片.txt", "路灯照片"u8.ToArray())).ShouldBe(201);
            (await (await office.AsAsync("clerk")).PutAsync($"{sent.Path}/attachments-read")).ShouldBe(204);
            await sent.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: unit));
            await sent.DoAsync("officehead", "approve", "approved");
            await sent.DoAsync("clerk", "dispatch", "sent", new { form = "original" });
        }
        var presented = await Letter.ReadAsync(office);
        await presented.DoAsync("clerk", "route", "proposed", Forms.Proposal("presentDirect", person: "gao-zhenhua"));
        var proposed = await Letter.ReadAsync(office);
        await proposed.DoAsync("clerk", "route", "proposed", Forms.Proposal("referByLetter", unit: "urban"));
        await Letter.ReadAsync(office);
        await Letter.ReceiveAsync(office);
        await Letter.ReceiveAsync(office, Forms.Closed());
    }
}
