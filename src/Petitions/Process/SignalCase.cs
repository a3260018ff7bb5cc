using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.Workflows.Expressions;

namespace Petitions.Process;

/// <summary>
/// Tells the workflow of a case that something has happened outside: papers have come in, an appeal was withdrawn. An event that
/// comes before anybody waits for it is kept for the first who will.
/// </summary>
public sealed class SignalCase(PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, CaseProcess process, WorkflowLibrary library, JournalWriter journal)
{
    /// <returns>Whether somebody waited for it.</returns>
    /// <exception cref="NotVisible">No such case for this person.</exception>
    /// <exception cref="RuleBroken"><c>event-unknown</c>: the workflow of the case never waits for such an event.</exception>
    public Task<bool> RunAsync(string number, string eventName, JsonNode? payload, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var letter = Require.Found(await guard.Visible(await access.ViewerAsync(cancellation)).SingleOrDefaultAsync(c => c.Number == number, cancellation));
        Require.That(!string.IsNullOrWhiteSpace(eventName) && await KnowsAsync(letter.Id, eventName, cancellation), "event-unknown", eventName);
        journal.Write("case.event", letter.Id, new { eventName, payload = JournalWriter.HashOf(payload?.ToJsonString(Json.Options)) });
        return await process.PublishAsync(letter, eventName, payload, cancellation);
    }, cancellation);

    // A name that is computed may be any.
    private async Task<bool> KnowsAsync(Guid caseId, string eventName, CancellationToken cancellation)
    {
        var versionId = await db.WorkflowInstances.Where(i => i.CaseId == caseId).Select(i => i.VersionId).SingleAsync(cancellation);
        var definition = await library.GetAsync(db, versionId, cancellation);
        return definition.AllActivities.Where(a => a.Type == "Elsa.Event").Select(a => a.Inputs.GetValueOrDefault("eventName")?.Expression)
            .Any(name => name is not LiteralExpression literal || literal.Value?.ToString() == eventName);
    }
}
