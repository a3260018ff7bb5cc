using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Tasks;
using Petitions.Visits;

namespace Petitions.Desk;

/// <summary>The drafts of whoever looks. One that belongs to a task is there only as long as the task is his to do.</summary>
public sealed class MyDrafts(PetitionsDb db, TaskAccess access, CaseGuard guard)
{
    /// <summary>Forms of registration sheets: the sheet's own key follows, so that two sheets are two drafts.</summary>
    public const string Letter = "letter:";

    /// <summary>Sheets of the reception, each with its key.</summary>
    public const string Visit = "visit:";

    /// <summary>Talks with those who came again: the id of the visit follows.</summary>
    public const string Heard = "heard:";

    /// <summary>Forms of tasks: the id of the task follows.</summary>
    public const string Task = "task:";

    public async Task<IReadOnlyList<Draft>> ListAsync(CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var drafts = await db.Drafts.AsNoTracking().Where(d => d.PersonId == viewer.PersonId).OrderByDescending(d => d.UpdatedAt).ToListAsync(cancellation);
        var tasks = await guard.OpenTasks(viewer).Select(t => t.Id).ToListAsync(cancellation);
        // A talk stands on the desk itself as long as the visitor sits there.
        return [.. drafts.Where(d => MayFill(d.Form, viewer, tasks.Contains))];
    }

    /// <returns>The fields by name, or null: nothing was kept, or the task is no longer this person's.</returns>
    public async Task<(Draft Draft, IReadOnlyDictionary<string, string[]> Fields)?> FindAsync(string form, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.PersonId == viewer.PersonId && d.Form == form, cancellation);
        return draft is not null && await MayFillAsync(form, cancellation)
            ? (draft, JsonSerializer.Deserialize<Dictionary<string, string[]>>(draft.FieldsJson, Json.Options)!)
            : null;
    }

    public async Task<bool> MayFillAsync(string form, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var open = TaskOf(form) is { } id && await guard.OpenTasks(viewer).AnyAsync(t => t.Id == id, cancellation);
        return MayFill(form, viewer, _ => open) || await HearsAsync(form, viewer, cancellation);
    }

    private async Task<bool> HearsAsync(string form, Viewer viewer, CancellationToken cancellation)
    {
        if (!form.StartsWith(Heard, StringComparison.Ordinal) || !Guid.TryParse(form.AsSpan(Heard.Length), out var id))
            return false;
        var visible = guard.Visible(viewer);
        return await db.Visits.AnyAsync(v => v.Id == id && v.State == VisitState.Called && v.CalledBy == viewer.PersonId && visible.Any(c => c.Id == v.CaseId), cancellation);
    }

    private static bool MayFill(string form, Viewer viewer, Func<Guid, bool> isMine) =>
        form.StartsWith(Letter, StringComparison.Ordinal) && Guid.TryParse(form.AsSpan(Letter.Length), out _) ? viewer.ReceivesLetters
        : form.StartsWith(Visit, StringComparison.Ordinal) && Guid.TryParse(form.AsSpan(Visit.Length), out _) ? viewer.ReceivesVisitors
        : TaskOf(form) is { } id && isMine(id);

    private static Guid? TaskOf(string form) =>
        form.StartsWith(Task, StringComparison.Ordinal) && Guid.TryParse(form.AsSpan(Task.Length), out var id) ? id : null;
}
