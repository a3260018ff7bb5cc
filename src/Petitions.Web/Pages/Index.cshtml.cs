using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Desk;
using Petitions.Guard;
using Petitions.Intake.Quarantine;
using Petitions.Tasks;
using Petitions.Web.Pages.Tasks;

namespace Petitions.Web.Pages;

/// <summary>我的工作台: what I have to do, by what is due.</summary>
public sealed class IndexModel(MyTasks tasks, FollowedCases followed, MyDrafts drafts, TaskAccess access, CaseGuard guard, PetitionsDb db, NoticeWords notices, QuarantineAccess quarantine) : PageModel
{
    public sealed record NoticeLine(string Code, string? Number, DateTime At);

    private const int Shown = 25;
    private const int NoticesShown = 12;
    private const int FollowedShown = 12;

    public IReadOnlyDictionary<DueState, int> Counts { get; private set; } = new Dictionary<DueState, int>();

    public IReadOnlyList<TaskLine> Tasks { get; private set; } = [];

    public IReadOnlyList<NoticeLine> Notices { get; private set; } = [];

    public int CameBack { get; private set; }

    /// <summary>Null for whom there is no quarantine.</summary>
    public int? InQuarantine { get; private set; }

    public IReadOnlyList<Draft> Drafts { get; private set; } = [];

    public IReadOnlyList<FollowedCase> Followed { get; private set; } = [];

    public int Total => Counts.Values.Sum();

    public string Says(string code) => notices.Of(code);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Counts = await tasks.CountsAsync(cancellation);
        Tasks = await tasks.ListAsync(new TaskFilter(), 0, Shown, cancellation);
        CameBack = await tasks.CountAsync(new TaskFilter(CameBack: true), cancellation);
        InQuarantine = await quarantine.CountAsync(cancellation);
        Drafts = await drafts.ListAsync(cancellation);
        Followed = await followed.ListAsync(FollowedShown, cancellation);
        var viewer = await access.ViewerAsync(cancellation);
        var visible = guard.Visible(viewer);
        // A notice of a case that has been closed to its reader since is gone with the case.
        Notices = await db.Notices.AsNoTracking().Where(n => n.PersonId == viewer.PersonId && (n.CaseId == null || visible.Any(c => c.Id == n.CaseId)))
            .OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id).Take(NoticesShown)
            .Select(n => new NoticeLine(n.Code, db.Cases.Where(c => c.Id == n.CaseId).Select(c => c.Number).FirstOrDefault(), n.CreatedAt)).ToListAsync(cancellation);
    }
}
