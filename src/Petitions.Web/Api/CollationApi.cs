using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Web.Api;

/// <summary>转办汇总: the letters sent on a day, and the batch that sends what is ready.</summary>
internal static class CollationApi
{
    public sealed record CollatedLetter(string Letter, string Number, string? Title, string TargetUnit, DisposalMethod Method, DateTime SentAt, bool BySystem);

    public sealed record ReadyLetter(Guid Task, string Number, string? Title, string TargetUnit, DisposalMethod Method, DispatchForm Form);

    public sealed record CollationList(DateOnly Day, IReadOnlyList<CollatedLetter> Sent, IReadOnlyList<ReadyLetter> Ready);

    public sealed record Batch(IReadOnlyList<Guid> Tasks);

    public sealed record BatchLine(Guid Task, bool Sent, string? Code, string? Message);

    public static void MapCollation(this IEndpointRouteBuilder api)
    {
        api.MapGet("/collation/{day}", ListAsync).WithName("getCollation").WithSummary("The day's collation list: what was sent, and what is ready to be sent.");
        api.MapPost("/collation", SendAsync).WithName("sendBatch").WithSummary("Sends ready letters in one batch; each succeeds or is refused by itself.");
    }

    private static async Task<IResult> ListAsync(DateOnly day, TaskAccess access, CaseGuard guard, PetitionsDb db, CancellationToken cancellation)
    {
        var viewer = await access.ViewerAsync(cancellation);
        if (!viewer.SeesOffice && !viewer.IsSealedOfficer)
            throw new NotVisible();
        var visible = guard.Visible(viewer);
        var sent = await db.OfficialLetters.AsNoTracking().Where(l => l.CollatedOn == day)
            .Join(visible, l => l.CaseId, c => c.Id, (l, c) => new { l, c }).OrderBy(x => x.l.SentAt).ThenBy(x => x.l.Number)
            .Select(x => new CollatedLetter(x.l.Number, x.c.Number, x.c.Registration!.Title, x.l.TargetUnit, x.l.Method, x.l.SentAt, x.l.SentBy == null)).ToListAsync(cancellation);
        var ready = await guard.OpenTasks(viewer).Where(t => t.Step == "dispatch")
            .Join(visible, t => t.CaseId, c => c.Id, (t, c) => new { t.Id, c.Number, c.Registration!.Title, c.Routing!.TargetUnit, c.Routing.Method }).ToListAsync(cancellation);
        return TypedResults.Ok(new CollationList(day, sent,
            [.. ready.OrderBy(r => r.Number, StringComparer.Ordinal).Select(r => new ReadyLetter(r.Id, r.Number, r.Title, r.TargetUnit!, r.Method, MethodRules.Form(r.Method)))]));
    }

    private static async Task<IResult> SendAsync(Batch batch, TaskForm form, CompleteTask complete, CancellationToken cancellation)
    {
        var lines = new List<BatchLine>();
        foreach (var id in batch.Tasks.Distinct())
            lines.Add(await SendOneAsync(id, form, complete, cancellation));
        return TypedResults.Ok(lines);
    }

    private static async Task<BatchLine> SendOneAsync(Guid id, TaskForm form, CompleteTask complete, CancellationToken cancellation)
    {
        try
        {
            var (task, _, outcomes) = await form.RunAsync(id, cancellation);
            Require.That(task.Step == "dispatch", "not-a-dispatch");
            var allowed = outcomes.Single().Schema["properties"]!["form"]!["enum"]![0]!.GetValue<string>();
            await complete.RunAsync(id, new Completion("sent", new JsonObject { ["form"] = allowed }, null), cancellation);
            return new BatchLine(id, true, null, null);
        }
        catch (RuleBroken refusal)
        {
            return new BatchLine(id, false, refusal.Code, RuleMessages.Of(refusal.Code, refusal.Args));
        }
        catch (Conflict conflict)
        {
            return new BatchLine(id, false, conflict.Code, RuleMessages.Of(conflict.Code, []));
        }
        catch (NotVisible)
        {
            return new BatchLine(id, false, "not-found", RuleMessages.Of("not-found", []));
        }
    }
}
