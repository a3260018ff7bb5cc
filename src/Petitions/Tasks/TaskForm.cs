using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Tasks;

/// <summary>Shows an open task with what may be decided in it now.</summary>
public sealed class TaskForm(PetitionsDb db, TaskAccess access, StepCatalogue steps)
{
    /// <exception cref="NotVisible">No such open task for this person.</exception>
    public async Task<(HumanTask Task, string Number, IReadOnlyList<StepOutcome> Outcomes)> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var task = await access.OpenTaskAsync(id, viewer, cancellation);
        var letter = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == task.CaseId, cancellation);
        var context = new StepContext(letter, task, viewer, JsonNode.Parse(task.PayloadJson)!.AsObject(), cancellation);
        return (task, letter.Number, await steps.Find(task.Step).OutcomesAsync(context));
    }
}
