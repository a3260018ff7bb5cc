using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Process;
using Petitions.Rules;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Diagrams;
using Petitions.Workflows.Execution;

namespace Petitions.Web.Pages.Admin.Workflows;

/// <summary>One version: its picture, its warnings, what runs on it, and where that can be moved to.</summary>
public sealed class ShowModel(WorkflowVersions versions, MoveWorkflow move, Words words) : PageModel
{
    public sealed record Runs(RunningLine Line, VersionMove? Plan);

    public WorkflowDefinition Definition { get; private set; } = null!;

    public string Diagram { get; private set; } = "";

    /// <summary>The same for paper.</summary>
    public IReadOnlyList<string> Strips { get; private set; } = [];

    public IReadOnlyList<VersionLine> Others { get; private set; } = [];

    /// <summary>The version a move is looked at for.</summary>
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    public IReadOnlyList<Runs> Running { get; private set; } = [];

    public async Task OnGetAsync(string version, CancellationToken cancellation)
    {
        (Definition, _) = await versions.FindAsync(version, cancellation);
        var labels = DiagramWords.Of(Definition);
        (Diagram, Strips) = (WorkflowDiagram.Render(Definition, state: null, labels), WorkflowDiagram.RenderStrips(Definition, state: null, labels));
        Others = [.. (await versions.RunAsync(cancellation)).Where(v => v.DefinitionId == Definition.DefinitionId && v.VersionId != version)];
        if (To is not null && Others.All(o => o.VersionId != To))
            throw new NotVisible();
        var running = new List<Runs>();
        foreach (var line in await versions.RunningOnAsync(version, cancellation))
            running.Add(new Runs(line, To is null ? null : await move.PlanAsync(line.InstanceId, To, cancellation)));
        Running = running;
    }

    public async Task<IActionResult> OnGetFileAsync(string version, CancellationToken cancellation)
    {
        var (definition, json) = await versions.FindAsync(version, cancellation);
        return File(Encoding.UTF8.GetBytes(json), "application/json", $"{definition.DefinitionId}-{definition.Version}.json");
    }

    public async Task<IActionResult> OnPostMoveAsync(string version, List<Guid> instances, CancellationToken cancellation)
    {
        var moved = 0;
        var refused = new List<string>();
        foreach (var instance in instances)
        {
            try
            {
                await move.RunAsync(instance, To ?? "", cancellation);
                moved++;
            }
            catch (RuleBroken refusal)
            {
                refused.Add(RuleMessages.Of(refusal.Code, refusal.Args));
            }
        }
        if (moved > 0)
            TempData["said"] = words["workflows.moved", moved, To];
        if (refused.Count > 0)
            TempData["refused"] = string.Join(" ", refused.Distinct());
        return RedirectToPage(new { version, to = To });
    }
}
