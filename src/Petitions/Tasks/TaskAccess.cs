using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Offices;
using Petitions.Rules;

namespace Petitions.Tasks;

/// <summary>Finds the viewer of this scope, and the tasks and cases that exist for him.</summary>
public sealed class TaskAccess(PetitionsDb db, CaseGuard guard, DirectoryCache directories, OfficeClock clock, CurrentActor actor)
{
    public async Task<Viewer> ViewerAsync(CancellationToken cancellation = default) =>
        Require.Found((await directories.GetAsync(db, clock, cancellation)).ViewerOf(actor.PersonId ?? ""));

    /// <exception cref="NotVisible">No such open task for this person.</exception>
    public async Task<HumanTask> OpenTaskAsync(Guid id, Viewer viewer, CancellationToken cancellation = default) =>
        Require.Found(await guard.OpenTasks(viewer).SingleOrDefaultAsync(t => t.Id == id, cancellation));
}
