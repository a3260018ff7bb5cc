using Microsoft.AspNetCore.Mvc;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Deadlines.Changes;
using Petitions.Deadlines.Press;
using Petitions.Guard;
using Petitions.Replies;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Cases.Deadlines;

/// <summary>期限与督办: every clock of a case, why its date is what it is, and what may be done about it.</summary>
public sealed class IndexModel(
    CaseReader reader, CaseTimes times, TaskAccess access, CaseGuard guard, PetitionsDb db, PauseDeadline pause, ResumeDeadline resume, AskExtension ask,
    DecideExtension decide, AcknowledgeBreach acknowledge, IssuePress press, AnswerPress answer, GiveNotice notice, Words words)
    : ClockPage(reader, times, access, guard, db)
{
    public Task OnGetAsync(string number, CancellationToken cancellation) => LoadAsync(number, cancellation);

    public Task<IActionResult> OnPostPauseAsync(string number, Guid id, StopGround ground, string? reason, CancellationToken cancellation) =>
        DoAsync(number, $"pause-{id}", words["deadlines.paused"], () => pause.RunAsync(number, id, ground, reason ?? "", cancellation), cancellation);

    public Task<IActionResult> OnPostResumeAsync(string number, Guid id, CancellationToken cancellation) =>
        DoAsync(number, $"resume-{id}", words["deadlines.resumed"], () => resume.RunAsync(number, id, cancellation), cancellation);

    public Task<IActionResult> OnPostAskAsync(string number, Guid id, int days, string? reason, CancellationToken cancellation) =>
        DoAsync(number, $"ask-{id}", words["deadlines.asked"], () => ask.RunAsync(number, id, days, reason ?? "", cancellation), cancellation);

    public Task<IActionResult> OnPostDecideAsync(string number, Guid id, Guid request, bool approved, string? opinion, CancellationToken cancellation) =>
        DoAsync(number, $"decide-{id}", words["deadlines.decided"], () => decide.RunAsync(number, id, request, approved, opinion, cancellation), cancellation);

    public Task<IActionResult> OnPostAcknowledgeAsync(string number, Guid id, string? note, CancellationToken cancellation) =>
        DoAsync(number, $"acknowledge-{id}", words["deadlines.acknowledgedNow"], () => acknowledge.RunAsync(number, id, note ?? "", cancellation), cancellation);

    public Task<IActionResult> OnPostPressAsync(string number, Guid id, PressKind kind, PressGround ground, string? demand, CancellationToken cancellation) =>
        DoAsync(number, $"press-{id}", words["deadlines.pressed"], () => press.RunAsync(number, id, kind, ground, demand ?? "", cancellation), cancellation);

    public Task<IActionResult> OnPostAnswerAsync(string number, Guid id, string? text, CancellationToken cancellation) =>
        DoAsync(number, $"answer-{id}", words["deadlines.answered"], () => answer.RunAsync(number, id, text ?? "", cancellation), cancellation);

    public Task<IActionResult> OnPostNotifyAsync(string number, NoticeKind kind, string? text, CancellationToken cancellation) =>
        DoAsync(number, "notify", words["deadlines.notified"], () => notice.RunAsync(number, kind, text ?? "", null, null, cancellation), cancellation);

    public Task<IActionResult> OnPostServeAsync(string number, Guid id, ReplyChannel channel, string? servedAt, CancellationToken cancellation) =>
        DoAsync(number, $"serve-{id}", words["deadlines.served"], () => notice.ServeAsync(number, id, channel, TypedTime.Instant(servedAt), cancellation), cancellation);
}
