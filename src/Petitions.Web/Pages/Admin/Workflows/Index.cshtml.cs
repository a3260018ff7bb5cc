using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Process;
using Petitions.Workflows.Definitions;

namespace Petitions.Web.Pages.Admin.Workflows;

/// <summary>The workflow files and their versions; a file is checked, or published when nothing refuses it.</summary>
[RequestSizeLimit(LargestFile)]
public sealed class IndexModel(WorkflowVersions versions, PublishWorkflow publish, Words words) : PageModel
{
    private const int LargestFile = 4_000_000;

    public IReadOnlyList<VersionLine> Versions { get; private set; } = [];

    /// <summary>What was found in the file that has just been sent; null when none was.</summary>
    public IReadOnlyList<DefinitionProblem>? Problems { get; private set; }

    public string FileName { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellation) => Versions = await versions.RunAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, string? act, CancellationToken cancellation)
    {
        Versions = await versions.RunAsync(cancellation);
        if (file is null || file.Length == 0)
        {
            TempData["refused"] = words["workflows.noFile"];
            return RedirectToPage();
        }
        using var reader = new StreamReader(file.OpenReadStream());
        var json = await reader.ReadToEndAsync(cancellation);
        (FileName, Problems) = (file.FileName, WorkflowCheck.Problems(json));
        if (Problems.Any(WorkflowCheck.Refuses))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (act != "publish")
            return Page();
        var published = await publish.RunAsync(json, cancellation);
        TempData["said"] = published.IsNew ? words["workflows.published", published.VersionId] : words["workflows.unchanged", published.VersionId];
        return RedirectToPage();
    }
}
