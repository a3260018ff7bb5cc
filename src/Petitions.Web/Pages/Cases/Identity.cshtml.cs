using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Guard.Identities;
using Petitions.Rules;

namespace Petitions.Web.Pages.Cases;

/// <summary>Who wrote a sealed case: asked for with a reason, granted by another sealed officer, open for some hours.</summary>
public sealed class IdentityModel(ReadIdentity read, AskUnlock ask, DecideUnlock decide, Words words) : PageModel
{
    public IdentitySheet Sheet { get; private set; } = null!;

    public string? Problem { get; private set; }

    public string? Reason { get; private set; }

    public DateTime OpenUntil => Sheet.Unlocks.Where(u => u.IsMine).Max(u => u.Until) ?? default;

    public IEnumerable<(string Label, string? Value)> Facts => Sheet.Identity is not { } who
        ? []
        :
        [
            (words["process.field.name"], who.Name), (words["process.field.idNumber"], Sheet.IdNumber), (words["process.field.phone"], who.Phone),
            (words["process.field.email"], who.Email), (words["process.field.address"], who.Address), (words["process.field.workUnit"], who.WorkUnit),
            (words["process.field.occupation"], who.Occupation), (words["process.field.politicalStatus"], who.PoliticalStatus),
            (words["process.field.sender.asWritten"], who.SenderAsWritten), (words["process.field.sender"], who.SenderUnit), (words["process.field.who"], who.Who),
            (words["process.field.representatives"], string.Join(words["visits.comma"], (who.Speakers ?? []).Select(s => $"{s.Name} {s.Phone}".Trim()))),
        ];

    public async Task OnGetAsync(string number, CancellationToken cancellation) => Sheet = await read.RunAsync(number, cancellation);

    public Task<IActionResult> OnPostAskAsync(string number, string? reason, CancellationToken cancellation)
    {
        Reason = reason;
        return DoAsync(number, "guard.unlockSent", () => ask.RunAsync(number, reason ?? "", cancellation), cancellation);
    }

    public Task<IActionResult> OnPostDecideAsync(string number, Guid id, bool granted, CancellationToken cancellation) =>
        DoAsync(number, "guard.done", () => decide.RunAsync(number, id, granted, cancellation), cancellation);

    private async Task<IActionResult> DoAsync(string number, string said, Func<Task> act, CancellationToken cancellation)
    {
        try
        {
            await act();
            TempData["said"] = words[said];
            return LocalRedirect($"/cases/{number}/identity");
        }
        catch (RuleBroken refusal)
        {
            Sheet = await read.RunAsync(number, cancellation);
            Problem = RuleMessages.Of(refusal.Code, refusal.Args);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }
}
