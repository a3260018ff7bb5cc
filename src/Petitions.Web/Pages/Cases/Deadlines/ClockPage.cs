using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines.Changes;
using Petitions.Deadlines.Press;
using Petitions.Guard;
using Petitions.Replies;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Web.Pages.Cases.Deadlines;

/// <summary>What whoever looks may do with one clock now. The use cases ask again.</summary>
public sealed record ClockActions(bool Pause, bool Resume, bool Ask, bool Decide, bool Acknowledge, bool Urge, bool Supervise)
{
    public bool Any => Pause || Resume || Ask || Decide || Acknowledge || Urge || Supervise;

    public static ClockActions Of(DeadlineAct act, CaseClock clock, bool told, bool sent)
    {
        var deadline = clock.Deadline;
        var directs = act.LeadsHandling || act.HeadsOffice;
        var press = sent && act.Case.ClosedAt is null && (clock.Overdue || deadline.BreachedAt is not null);
        var asked = clock.Extensions.LastOrDefault(e => e.State == ExtensionState.Asked);
        return new ClockActions(
            Pause: directs && deadline is { IsRunning: true, PausedAt: null } && !clock.Overdue && clock.Rule.Stops.Count > 0,
            Resume: directs && deadline is { IsRunning: true, PausedAt: not null },
            Ask: act.OfHandling && deadline is { IsRunning: true, ExtendedBy: 0 } && clock.Rule.Extension is not null && asked is null,
            Decide: asked is not null && act.LeadsHandling && asked.AskedBy != act.PersonId,
            Acknowledge: told && clock.Overdue && deadline.AcknowledgedAt is null,
            Urge: press && (act.OfOffice || act.HeadsOffice),
            Supervise: press && act.HeadsOffice);
    }
}

/// <summary>Loads the clocks of a case, what was written about them and what may be done with them.</summary>
public abstract class ClockPage(CaseReader reader, CaseTimes times, TaskAccess access, CaseGuard guard, PetitionsDb db) : PageModel
{
    public CaseView Case { get; private set; } = null!;

    public IReadOnlyList<CaseClock> Clocks { get; private set; } = [];

    public IReadOnlyList<PressLetter> Press { get; private set; } = [];

    public IReadOnlyList<PetitionerNotice> Notices { get; private set; } = [];

    public IReadOnlyDictionary<Guid, ClockActions> May { get; private set; } = new Dictionary<Guid, ClockActions>();

    public bool MayNotify { get; private set; }

    public Func<PressLetter, bool> MayAnswer { get; private set; } = _ => false;

    /// <summary>What was refused, and in which form it was typed.</summary>
    public string? Refusal { get; private set; }

    public string? RefusedForm { get; private set; }

    public string Typed(string form, string field) => RefusedForm == form ? Request.Form[field].ToString() : "";

    protected async Task LoadAsync(string number, CancellationToken cancellation)
    {
        Case = await reader.RunAsync(number, cancellation);
        Clocks = await times.RunAsync(number, cancellation);
        var viewer = await access.ViewerAsync(cancellation);
        var letter = await guard.Visible(viewer).AsNoTracking().SingleAsync(c => c.Number == number, cancellation);
        Press = await db.PressLetters.AsNoTracking().Where(p => p.CaseId == letter.Id).OrderBy(p => p.IssuedAt).ToListAsync(cancellation);
        Notices = await db.PetitionerNotices.AsNoTracking().Where(n => n.CaseId == letter.Id).OrderBy(n => n.IssuedAt).ToListAsync(cancellation);
        var told = await db.Notices.Where(n => n.PersonId == viewer.PersonId && n.CaseId == letter.Id && n.Cause.StartsWith("deadline:")).Select(n => n.Cause).ToListAsync(cancellation);
        var sent = Case.Letters.Any(l => !l.IsCopy && l.TargetUnit == Case.Routing?.TargetUnit && l.Answer != "objected");
        May = Clocks.ToDictionary(c => c.Deadline.Id, c => ClockActions.Of(
            new DeadlineAct(viewer, letter, c.Deadline), c, told.Any(cause => cause.StartsWith($"deadline:{c.Deadline.Id}:", StringComparison.Ordinal)), sent));
        var known = await db.Petitioners.AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == letter.Id, cancellation);
        MayNotify = known is { CanBeReached: true } && letter.ClosedAt is null && GiveNotice.IsCompetent(viewer, letter);
        MayAnswer = press => press.AnsweredAt is null && viewer.Self.Units.Contains(press.TargetUnit);
    }

    /// <summary>Does it and comes back to the page, or stays there with what was typed.</summary>
    protected async Task<IActionResult> DoAsync(string number, string form, string said, Func<Task> act, CancellationToken cancellation)
    {
        try
        {
            await act();
        }
        catch (RuleBroken refusal)
        {
            await LoadAsync(number, cancellation);
            (Refusal, RefusedForm) = (RuleMessages.Of(refusal.Code, refusal.Args), form);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        TempData["said"] = said;
        return RedirectToPage(new { number });
    }
}
