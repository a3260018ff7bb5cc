using System.Text.Json.Nodes;
using Petitions.Cases;

namespace Petitions.TestKit;

/// <summary>Takes a letter to the step that a test is about, by the shortest way.</summary>
public static class LetterLife
{
    public static object Work { get; } = new { finding = "true", result = "supported", summary = "已责令停止夜间施工", basis = "《噪声污染防治法》第43条", answer = "施工单位已停止夜间作业" };

    /// <summary>Received, opened and read.</summary>
    public static async Task<string> ReadAsync(this OfficeWorld world, LetterReceived letter, JsonObject reading)
    {
        var number = await world.ReceiveAsync(letter);
        await world.CompleteAsync("clerk", number, "read", "read", reading);
        return number;
    }

    /// <summary>The noise letter, read as a claim and proposed so.</summary>
    public static async Task<string> ProposedAsync(this OfficeWorld world, JsonObject proposal, JsonObject? reading = null)
    {
        var number = await world.ReadAsync(World.Noise, reading ?? Readings.Claim);
        await world.CompleteAsync("clerk", number, "route", "proposed", proposal);
        return number;
    }

    /// <summary>转办 to a unit, approved and waiting to be sent.</summary>
    public static async Task<string> ApprovedAsync(this OfficeWorld world, string unit = "urban")
    {
        var number = await world.ProposedAsync(Proposals.Refer(unit));
        await world.CompleteAsync("officehead", number, "approve", "approved", new { });
        return number;
    }

    /// <summary>转办 to a unit that has it before it.</summary>
    public static async Task<string> SentAsync(this OfficeWorld world, string unit = "urban")
    {
        var number = await world.ApprovedAsync(unit);
        await world.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });
        return number;
    }

    /// <summary>Accepted by urban management and assigned to its handler.</summary>
    public static async Task<string> AssignedAsync(this OfficeWorld world)
    {
        var number = await world.SentAsync();
        await world.CompleteAsync("urban", number, "acknowledge", "accepted", new { });
        await world.CompleteAsync("urbandeputy", number, "assign", "assigned", new { person = World.PersonOf("urban") });
        return number;
    }

    public static async Task<string> HandledAsync(this OfficeWorld world)
    {
        var number = await world.AssignedAsync();
        await world.CompleteAsync("urban", number, "handle", "done", Work);
        return number;
    }

    public static async Task<string> SignedAsync(this OfficeWorld world)
    {
        var number = await world.HandledAsync();
        await world.CompleteAsync("urbandeputy", number, "signOff", "signed", new { });
        return number;
    }

    public static async Task<string> RepliedAsync(this OfficeWorld world)
    {
        var number = await world.SignedAsync();
        await world.ReplyAsync("urban", number);
        return number;
    }

    public static Task ReplyAsync(this OfficeWorld world, string account, string number) =>
        world.CompleteAsync(account, number, "reply", "replied", new { text = "您反映的问题已解决。", channel = "post", servedAt = world.Time.GetUtcNow() });

    /// <summary>An accusation of this person, sealed and waiting for its routing.</summary>
    public static Task<string> AccusationAsync(this OfficeWorld world, params string[] accused) =>
        world.ReadAsync(World.SignedAccusation, Readings.Accusing(accused.Length == 0 ? [World.ZhengJianguo] : accused));
}
