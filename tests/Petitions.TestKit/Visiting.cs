using System.Text.Json.Nodes;
using Petitions.Visits;

namespace Petitions.TestKit;

/// <summary>Takes a visitor to the step that a test is about, by the shortest way.</summary>
public static class Visiting
{
    /// <summary>A visitor with her ID, seated, with a matter.</summary>
    public static VisitArrived WangFang { get; } = new()
    {
        Greeting = Greeting.Seated,
        IdResult = IdResult.Verified,
        Title = "小区停水三天",
        Petitioner = World.PetitionerWangFang with { IdNumber = "110101199003070018" },
    };

    public static JsonObject Here => new() { ["class"] = "claim", ["accused"] = Readings.NoneAccused };

    public static JsonObject Accusing(params string[] people) => new() { ["class"] = "accusation", ["accused"] = Readings.Named(people) };

    public static object Assigned => new { method = "refer", target = new { unit = "urban" }, reason = "属城市管理局职责", reportDueOn = "2026-10-15" };

    public static object Answered => new { answer = "明天上午恢复供水。", basis = "《城市供水条例》第二十二条" };

    public static object Told => new { form = "written", route = "转江湾区城市管理局办理", procedure = "六十日内书面答复" };

    public static JsonObject Talk(this OfficeWorld world) => OfficeWorld.JsonOf(new
    {
        listened = true,
        statement = "小区自周一起停水，老人取水困难，物业不管。",
        questions = new[] { new { asked = "停水几天了？", answered = "三天。" } },
        truthToldAt = world.Time.GetUtcNow(),
        readBackAt = world.Time.GetUtcNow(),
        confirmation = "signedOnPaper",
        material = "none",
        policyTold = "供水问题由城市管理局协调，十五日内书面告知。",
        @abstract = new { who = "王芳", what = "小区停水三天", request = "尽快恢复供水" },
    })!;

    /// <returns>The case number.</returns>
    public static Task<(string Number, int Ticket)> ArriveAsync(this OfficeWorld world, VisitArrived? arrived = null, string by = "reception") =>
        world.As<ReceiveVisit, (string, int)>(by, async receive =>
        {
            var (letter, visit) = await receive.RunAsync(arrived ?? WangFang);
            return (letter.Number, visit.Ticket);
        });

    public static Task<Called> CallAsync(this OfficeWorld world, string by = "reception", int? ticket = null, string desk = "1号窗口") =>
        world.As<CallVisitor, Called>(by, call => call.RunAsync(ticket, desk));

    public static Task<IReadOnlyList<QueueLine>> QueueAsync(this OfficeWorld world, string account) =>
        world.As<VisitQueue, IReadOnlyList<QueueLine>>(account, queue => queue.RunAsync());

    /// <summary>Arrived, called and triaged as a claim for this house.</summary>
    public static async Task<string> TriagedAsync(this OfficeWorld world, VisitArrived? arrived = null)
    {
        var (number, ticket) = await world.ArriveAsync(arrived);
        await world.CallAsync("reception", ticket);
        await world.CompleteAsync("reception", number, "triage", "here", Here);
        return number;
    }

    /// <summary>Heard, and waiting for the desk's decision.</summary>
    public static async Task<string> InterviewedAsync(this OfficeWorld world, VisitArrived? arrived = null)
    {
        var number = await world.TriagedAsync(arrived);
        await world.CompleteAsync("reception", number, "interview", "complete", world.Talk());
        return number;
    }

    /// <summary>Assigned to urban management with a day for the report, and the visitor told so.</summary>
    public static async Task<string> InformedAsync(this OfficeWorld world)
    {
        var number = await world.InterviewedAsync();
        await world.CompleteAsync("reception", number, "decide", "assigned", Assigned);
        await world.CompleteAsync("reception", number, "inform", "told", Told);
        return number;
    }

    /// <summary>Handled, reported, answered: waiting for its follow-up visit.</summary>
    public static async Task<string> AnsweredByUnitAsync(this OfficeWorld world)
    {
        var number = await world.ReportedAsync();
        await world.CompleteAsync("clerk", number, "acceptReport", "accepted", new { });
        await world.ReplyAsync("urban", number);
        return number;
    }

    /// <summary>Handled, and the report before the office that asked for it.</summary>
    public static async Task<string> ReportedAsync(this OfficeWorld world)
    {
        var number = await world.InformedAsync();
        await world.CompleteAsync("officehead", number, "approve", "approved", new { });
        await world.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });
        await world.CompleteAsync("urban", number, "acknowledge", "accepted", new { });
        await world.CompleteAsync("urbandeputy", number, "assign", "assigned", new { person = World.PersonOf("urban") });
        await world.CompleteAsync("urban", number, "handle", "done", LetterLife.Work);
        await world.CompleteAsync("urbandeputy", number, "signOff", "signed", new { });
        await world.CompleteAsync("urban", number, "report", "reported", new { report = "供水已恢复。" });
        return number;
    }
}
