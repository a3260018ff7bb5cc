using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Guard;
using Petitions.Rules;

namespace Petitions.Web.Pages.Enquiries;

/// <summary>打探登记: somebody asked me who wrote. Open to everybody, whatever letter it is about.</summary>
public sealed class IndexModel(ReportEnquiry report, Words words) : PageModel
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    public string? Problem { get; private set; }

    public void OnGet(string? number) => Number = number;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        try
        {
            await report.RunAsync(new Enquiry(Number, string.IsNullOrEmpty(Person) ? null : Person, Said ?? ""), cancellation);
            TempData["said"] = words["guard.enquiryTaken"];
            return LocalRedirect("/enquiries");
        }
        catch (RuleBroken refusal)
        {
            Problem = RuleMessages.Of(refusal.Code, refusal.Args);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }
}
