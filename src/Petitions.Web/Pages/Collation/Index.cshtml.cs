using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Dispatch;

namespace Petitions.Web.Pages.Collation;

public sealed class IndexModel(CollationList collation, SendBatch send, Frame frame, Words words) : PageModel
{
    /// <summary>More than this many rows nobody goes through at once; the printed list has all that were sent.</summary>
    public const int Shown = 200;

    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    public Dispatch.Collation List { get; private set; } = null!;

    public IReadOnlyList<(string Number, string Text)> Refused { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => List = await collation.RunAsync(Day ?? frame.Clock.Today, cancellation);

    public async Task<IActionResult> OnPostAsync(List<Guid> tasks, CancellationToken cancellation)
    {
        var before = await collation.RunAsync(Day ?? frame.Clock.Today, cancellation);
        var numbers = before.Ready.ToDictionary(r => r.Task, r => r.Number);
        var lines = await send.RunAsync(tasks.Where(numbers.ContainsKey), cancellation);
        var sent = lines.Count(l => l.Sent);
        if (sent > 0)
            TempData["said"] = words["lists.sentCount", sent];
        if (sent == lines.Count)
            return RedirectToPage(new { day = Day?.ToString("O", CultureInfo.InvariantCulture) });
        Refused = [.. lines.Where(l => !l.Sent).Select(l => (numbers[l.Task], l.Message ?? l.Code ?? ""))];
        List = await collation.RunAsync(Day ?? frame.Clock.Today, cancellation);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
