using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Dispatch;

public sealed record CollatedLetter(string Letter, string Number, string? Title, string TargetUnit, DisposalMethod Method, DateTime SentAt, bool BySystem);

public sealed record ReadyLetter(Guid Task, string Number, string? Title, string TargetUnit, DisposalMethod Method, DispatchForm Form);

public sealed record Collation(DateOnly Day, IReadOnlyList<CollatedLetter> Sent, IReadOnlyList<ReadyLetter> Ready);

/// <summary>转办汇总 (domain.md §1.5): what was sent on a day, and what is ready to be sent.</summary>
public sealed class CollationList(PetitionsDb db, CaseGuard guard, MethodTable table, TaskAccess access)
{
    /// <exception cref="NotVisible">The list is the office's own.</exception>
    public async Task<Collation> RunAsync(DateOnly day, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        if (!viewer.SeesOffice && !viewer.IsSealedOfficer)
            throw new NotVisible();
        var visible = guard.Visible(viewer);
        var sent = await db.OfficialLetters.AsNoTracking().Where(l => l.CollatedOn == day)
            .Join(visible, l => l.CaseId, c => c.Id, (l, c) => new { l, c }).OrderBy(x => x.l.SentAt).ThenBy(x => x.l.Number)
            .Select(x => new CollatedLetter(x.l.Number, x.c.Number, x.c.Registration!.Title, x.l.TargetUnit, x.l.Method, x.l.SentAt, x.l.SentBy == null)).ToListAsync(cancellation);
        var ready = await guard.OpenTasks(viewer).Where(t => t.Step == "dispatch")
            .Join(visible, t => t.CaseId, c => c.Id, (t, c) => new { t.Id, Case = c }).AsNoTracking().ToListAsync(cancellation);
        var lines = new List<ReadyLetter>();
        foreach (var (task, letter) in ready.Select(r => (r.Id, r.Case)).OrderBy(r => r.Case.Number, StringComparer.Ordinal))
            lines.Add(new ReadyLetter(task, letter.Number, letter.Registration?.Title, letter.Routing!.TargetUnit!, letter.Routing.Method, await table.FormAsync(letter, cancellation)));
        return new Collation(day, sent, lines);
    }
}
