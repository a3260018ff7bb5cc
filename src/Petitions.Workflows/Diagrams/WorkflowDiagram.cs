using Petitions.Workflows.Definitions;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Diagrams;

/// <summary>
/// Draws a workflow: boxes and connections, the path an instance has taken in thick lines, open and failed steps with
/// a heavy frame and a mark in words, so that it reads in black and white print. A nested container is one box.
/// </summary>
public static class WorkflowDiagram
{
    // What stays readable across a sheet of A4 on its side.
    private const double StripWidth = 1150;

    // A box cut in two by an edge stands whole on either side of it.
    private const double Overlap = 180;

    /// <summary>Draws a definition, and where an instance of it stands.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="state">State of an instance of that version, or null for the plain definition.</param>
    /// <param name="labels">Words to use, or null for English ones.</param>
    /// <returns>A standalone SVG element: no scripts, no references to anything outside.</returns>
    public static string Render(WorkflowDefinition definition, InstanceState? state, DiagramLabels? labels = null)
    {
        var painter = PainterOf(definition, state, labels);
        return painter.Paint(painter.Left, painter.Right, "");
    }

    /// <summary>The same for paper: strips from left to right, each as wide as a sheet shows it in letters that can be read.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="state">State of an instance of that version, or null for the plain definition.</param>
    /// <param name="labels">Words to use, or null for English ones.</param>
    /// <returns>SVG elements that may stand on one page, with each other and with the whole drawing.</returns>
    public static IReadOnlyList<string> RenderStrips(WorkflowDefinition definition, InstanceState? state, DiagramLabels? labels = null)
    {
        var painter = PainterOf(definition, state, labels);
        var strips = new List<string>();
        for (var left = painter.Left; strips.Count == 0 || left + Overlap < painter.Right; left += StripWidth - Overlap)
            strips.Add(painter.Paint(left, left + StripWidth, $"-{strips.Count + 1}"));
        return strips;
    }

    private static DiagramPainter PainterOf(WorkflowDefinition definition, InstanceState? state, DiagramLabels? labels)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new DiagramPainter(definition, state, labels ?? new DiagramLabels());
    }
}
