using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;

namespace Petitions.EndToEndTests.Hosting;

/// <summary>An office in the middle of its day: a letter at each step, some of them late.</summary>
public sealed class BusyOffice : IDisposable
{
    private const string Long = "关于幸福路沿线十二个小区路灯长期损坏、多次反映无人维修、夜间行走不便并已发生两起摔伤事故请求尽快修复的来信";

    private BusyOffice(PageHost host) => Host = host;

    public PageHost Host { get; }

    public Dictionary<string, (string Account, string Path)> Tasks { get; } = [];

    public string Archived { get; private set; } = "";

    /// <summary>An accusation, which only sealed officers see.</summary>
    public string Sealed { get; private set; } = "";

    internal DayBefore Before { get; private set; } = null!;

    internal MailOfTheDay Mail { get; private set; } = null!;

    /// <summary>The page of the version that letters run on.</summary>
    public string Workflow { get; private set; } = "";

    public static async Task<BusyOffice> OpenAsync()
    {
        var office = new BusyOffice(new PageHost());
        using var api = new OfficeApi(office.Host);
        await office.FillAsync(api);
        office.Before = await DayBefore.LiveAsync(office.Host, api);
        office.Mail = await MailOfTheDay.TakeAsync(office.Host);
        await using var scope = office.Host.Services.CreateAsyncScope();
        office.Workflow = "/admin/workflows/" + (await scope.ServiceProvider.GetRequiredService<PetitionsDb>().WorkflowVersions.OrderBy(v => v.VersionId).FirstAsync()).VersionId;
        return office;
    }

    public void Dispose() => Host.Dispose();

    private async Task FillAsync(OfficeApi api)
    {
        await KeepAsync(api, "open", "clerk", await api.ReceiveAsync(new JsonObject { ["channel"] = "hand" }));
        await KeepAsync(api, "read", "clerk", await api.RegisterAsync(Long));
        var route = await api.RegisterAsync("河道污染");
        await api.ReadAsync(route);
        await KeepAsync(api, "route", "clerk", route);
        // Four days later: what lies about is overdue.
        Host.Time.Advance(TimeSpan.FromDays(4));
        api.Dispose();
        string[] steps = ["approve", "dispatch", "acknowledge", "assign", "handle", "signOff", "reply", "followUp", "archive"];
        foreach (var step in steps)
            await BringToAsync(api, step);
        var presented = await api.RegisterAsync("致区长的信");
        await api.ReadAsync(presented);
        await api.CompleteAsync("clerk", presented, "proposed", new JsonObject { ["method"] = "presentDirect", ["target"] = new JsonObject { ["person"] = "gao-zhenhua" } });
        await KeepAsync(api, "instruct", "leader", presented);
        Sealed = await api.RegisterAsync("反映城管局局长收受礼金");
        await api.CompleteAsync("clerk", Sealed, "read", new JsonObject
        {
            ["abstract"] = new JsonObject { ["who"] = "王芳", ["what"] = "收受礼金", ["request"] = "请查处" },
            ["class"] = "accusation",
            ["urgency"] = "urgent",
            ["credibility"] = "credible",
            ["accused"] = new JsonObject { ["state"] = "named", ["people"] = new JsonArray("zheng-jianguo") },
            ["attachmentsRead"] = true,
        });
        var closed = await api.ReceiveAsync(new JsonObject { ["channel"] = "post", ["private"] = true, ["addressee"] = new JsonObject { ["asWritten"] = "林国栋亲启" } });
        await api.CompleteAsync("clerk", closed, "doNotOpen");
        await KeepAsync(api, "confirm", "officehead", closed);
    }

    /// <summary>One letter that waits at this step now.</summary>
    private async Task BringToAsync(OfficeApi api, string step)
    {
        var number = await api.RegisterAsync("幸福路路灯损坏");
        await api.ReadAsync(number);
        await api.RouteAsync(number);
        (string Step, string Account, string Outcome, JsonObject Data)[] way =
        [
            ("approve", "officehead", "approved", []),
            ("dispatch", "clerk", "sent", new JsonObject { ["form"] = "original" }),
            ("acknowledge", "urbanhead", "accepted", []),
            ("assign", "urbanhead", "assigned", new JsonObject { ["person"] = "guo-yan" }),
            ("handle", "urban", "done", new JsonObject { ["result"] = "supported", ["summary"] = "已更换路灯十二盏。", ["basis"] = "《城市照明管理规定》", ["answer"] = "路灯已修复。" }),
            ("signOff", "urbanhead", "signed", []),
            ("reply", "urban", "replied", new JsonObject { ["text"] = "路灯已修复。", ["channel"] = "phone", ["servedAt"] = Host.Time.GetUtcNow().ToString("O") }),
            ("followUp", "urban2", "satisfied", new JsonObject { ["notes"] = "满意" }),
            ("archive", "archivist", "archived", new JsonObject { ["retention"] = "tenYears" }),
        ];
        foreach (var (name, account, outcome, data) in way)
        {
            if (name == step)
            {
                await KeepAsync(api, step, account, number);
                return;
            }
            await api.CompleteAsync(account, number, outcome, data);
        }
    }

    private async Task KeepAsync(OfficeApi api, string step, string account, string number)
    {
        Tasks[step] = (account, $"/tasks/{await api.TaskAsync(account, number)}");
        if (step == "archive")
            Archived = number;
    }
}
