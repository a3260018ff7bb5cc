using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Petitions.Replies.Progress;

namespace Petitions.Web.Pages;

/// <summary>办理进度查询, for whoever has the number of a letter and its code. A question by POST: neither stands in an address or a log.</summary>
[AllowAnonymous]
[EnableRateLimiting(ProgressLimit.Policy)]
public sealed class ProgressModel : PageModel
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public string? Said { get; private set; }

    public IReadOnlyList<ProgressLine>? Lines { get; private set; }

    public async Task<IActionResult> OnPostAsync([FromServices] LookUpProgress look, [FromServices] Words words, CancellationToken cancellation)
    {
        if (!HttpContext.RequestServices.GetRequiredService<ProgressLimit>().Allows((Number ?? "").Trim().ToUpperInvariant()))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        Lines = await look.RunAsync(Number ?? "", Code ?? "", cancellation);
        if (Lines is null)
        {
            Said = words["common.progressNone"];
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return Page();
    }
}
