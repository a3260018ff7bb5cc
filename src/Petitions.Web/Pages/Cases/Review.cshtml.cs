using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Cases;
using Petitions.Deadlines;
using Petitions.Reviews;
using Petitions.Rules;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Cases;

/// <summary>Registers a request for review of a case's answer.</summary>
public sealed class ReviewModel(ReadReview read, RequestReview request, OfficeClock clock, Words words) : PageModel
{
    private const string Minutes = "yyyy-MM-dd'T'HH:mm";

    public ReviewView Review { get; private set; } = null!;

    public string? Problem { get; private set; }

    [BindProperty]
    public string? Grounds { get; set; }

    [BindProperty]
    public string? RequestedAt { get; set; }

    [BindProperty]
    public Channel Channel { get; set; } = Channel.Post;

    public IEnumerable<Channel> Channels => Enum.GetValues<Channel>().Where(c => c is not Channel.Visit);

    public string TitleKey => (Review.Next?.Level ?? ReviewLevel.Review) == ReviewLevel.Review ? "cases.review" : "cases.rereview";

    public async Task OnGetAsync(string number, CancellationToken cancellation)
    {
        Review = await read.RunAsync(number, cancellation);
        Require.Found(Review.Next);
        RequestedAt = OfficeTime.LocalOf(clock.Now).ToString(Minutes, CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        Review = await read.RunAsync(number, cancellation);
        try
        {
            var review = await request.RunAsync(number, new ReviewRequest(Grounds ?? "", string.IsNullOrWhiteSpace(RequestedAt) ? null : TypedTime.Instant(RequestedAt), Channel), cancellation);
            TempData["said"] = words["cases.reviewRegistered", review.Number];
            return LocalRedirect($"/cases/{review.Number}");
        }
        catch (RuleBroken refusal)
        {
            Problem = RuleMessages.Of(refusal.Code, refusal.Args);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }
}
