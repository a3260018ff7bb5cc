using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Desk;
using Petitions.Dispatch;
using Petitions.Intake.Quarantine;
using Petitions.Web.Pages.Tasks;

namespace Petitions.Web.Pages;

/// <summary>我的工作台: what I have to do, by what is due.</summary>
public sealed class IndexModel(MyTasks tasks, DeskAlarms deskAlarms, FollowedCases followed, MyDrafts drafts, MyNotices told, NoticeWords notices, QuarantineAccess quarantine) : PageModel
{
    private const int Shown = 25;
    private const int NoticesShown = 12;
    private const int FollowedShown = 12;

    public IReadOnlyDictionary<DueState, int> Counts { get; private set; } = new Dictionary<DueState, int>();

    public IReadOnlyList<TaskLine> Tasks { get; private set; } = [];

    public IReadOnlyList<NoticeLine> Notices { get; private set; } = [];

    public IReadOnlyList<DeskAlarm> Alarms { get; private set; } = [];

    /// <summary>Differs as soon as the list of tasks would look otherwise.</summary>
    public string Stamp { get; private set; } = "";

    public int CameBack { get; private set; }

    /// <summary>Null for whom there is no quarantine.</summary>
    public int? InQuarantine { get; private set; }

    public IReadOnlyList<Draft> Drafts { get; private set; } = [];

    public IReadOnlyList<FollowedCase> Followed { get; private set; } = [];

    public int Total => Counts.Values.Sum();

    public string Says(NoticeLine notice) => notices.Of(notice);

    private static string StampOf(IEnumerable<TaskLine> tasks) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', tasks.Select(t => $"{t.Id} {t.Due} {t.ClaimedBy}")))))[..12];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        (Counts, Tasks) = await tasks.DeskAsync(Shown, cancellation);
        CameBack = await tasks.CountAsync(new TaskFilter(CameBack: true), cancellation);
        Alarms = await deskAlarms.RunAsync(cancellation);
        Stamp = StampOf(Tasks);
        InQuarantine = await quarantine.CountAsync(cancellation);
        Drafts = await drafts.ListAsync(cancellation);
        Followed = await followed.ListAsync(FollowedShown, cancellation);
        Notices = await told.ListAsync(NoticesShown, cancellation);
    }
}
