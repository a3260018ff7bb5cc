using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Deadlines.Press;

namespace Petitions.EndToEndTests.Hosting;

/// <summary>What was done before today and is on paper now: a visitor heard to the end, a unit that was urged.</summary>
internal sealed record DayBefore(string Visit, string Press)
{
    public static async Task<DayBefore> LiveAsync(PageHost host, OfficeApi api) => new(await HearAsync(host, api), await UrgeAsync(host));

    private static async Task<string> HearAsync(PageHost host, OfficeApi api)
    {
        var now = host.Time.GetUtcNow().ToString("O");
        var visit = await api.PostAsync("reception", "/api/visits", new JsonObject
        {
            ["greeting"] = "seated",
            ["idResult"] = "verified",
            ["title"] = "小区停水三天",
            ["petitioner"] = new JsonObject { ["name"] = "王芳", ["idNumber"] = "110101199003070018" },
        });
        var number = visit["number"]!.GetValue<string>();
        await api.PostAsync("reception", "/api/visits/call", new JsonObject { ["desk"] = "1号窗口", ["ticket"] = visit["ticket"]!.GetValue<int>() });
        await api.CompleteAsync("reception", number, "here", new JsonObject { ["class"] = "claim", ["accused"] = new JsonObject { ["state"] = "none" } });
        await api.CompleteAsync("reception", number, "complete", new JsonObject
        {
            ["listened"] = true,
            ["statement"] = "小区自周一起停水，老人取水困难，物业不管。",
            ["questions"] = new JsonArray(new JsonObject { ["asked"] = "停水几天了？", ["answered"] = "三天。" }),
            ["truthToldAt"] = now,
            ["readBackAt"] = now,
            ["confirmation"] = "signedOnPaper",
            ["material"] = "none",
            ["policyTold"] = "供水问题由城市管理局协调，十五日内书面告知。",
            ["abstract"] = new JsonObject { ["who"] = "王芳", ["what"] = "小区停水三天", ["request"] = "尽快恢复供水" },
        });
        await api.CompleteAsync("reception", number, "answered", new JsonObject { ["answer"] = "明天上午恢复供水。", ["basis"] = "《城市供水条例》第二十二条" });
        await api.CompleteAsync("reception", number, "told", new JsonObject { ["form"] = "written", ["route"] = "当场答复", ["procedure"] = "如有异议可再来访" });
        return number;
    }

    /// <summary>Past the use case, which wants a clock of months to have run out.</summary>
    private static async Task<string> UrgeAsync(PageHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PetitionsDb>();
        var sent = await db.OfficialLetters.OrderBy(l => l.Number).FirstAsync(l => !l.IsCopy);
        var press = new PressLetter
        {
            Id = Guid.NewGuid(),
            CaseId = sent.CaseId,
            DeadlineId = (await db.Deadlines.FirstAsync(d => d.CaseId == sent.CaseId)).Id,
            Kind = PressKind.Urge,
            Ground = PressGround.Overdue,
            Number = "江信催〔2026〕1号",
            TargetUnit = sent.TargetUnit,
            Demand = "请于五个工作日内办结并书面答复来信人。",
            IssuedBy = "zhao-min",
            IssuedAt = host.Time.GetUtcNow().UtcDateTime,
        };
        db.PressLetters.Add(press);
        await db.SaveChangesAsync();
        var number = (await db.Cases.SingleAsync(c => c.Id == sent.CaseId)).Number;
        return $"/cases/{number}/press/{press.Id}";
    }
}
