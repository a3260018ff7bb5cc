using System.Text.Json.Nodes;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Dispatch;

public sealed record BatchLine(Guid Task, bool Sent, string? Code, string? Message);

/// <summary>Sends ready letters of the day's list in one go; each succeeds or is refused by itself.</summary>
public sealed class SendBatch(TaskForm form, CompleteTask complete)
{
    public async Task<IReadOnlyList<BatchLine>> RunAsync(IEnumerable<Guid> tasks, CancellationToken cancellation = default)
    {
        var lines = new List<BatchLine>();
        foreach (var id in tasks.Distinct())
            lines.Add(await SendOneAsync(id, cancellation));
        return lines;
    }

    private async Task<BatchLine> SendOneAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            var (task, _, outcomes) = await form.RunAsync(id, cancellation);
            Require.That(task.Step == "dispatch", "not-a-dispatch");
            var allowed = outcomes.Single(o => o.Name == "sent").Schema["properties"]!["form"]!["enum"]![0]!.GetValue<string>();
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
