using Petitions.Workflows.Definitions;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Diagrams;

/// <summary>
/// Draws a workflow: boxes and connections, the path an instance has taken in thick lines, open and failed steps with
/// a heavy frame and a mark in words, so that it reads in black and white print. A nested container is one box.
/// </summary>
public static class WorkflowDiagram
{
    private const double Margin = 40;
    private const int LettersPerLine = 11;

    /// <summary>Draws a definition, and where an instance of it stands.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="state">State of an instance of that version, or null for the plain definition.</param>
    /// <param name="labels">Words to use, or null for English ones.</param>
    /// <returns>A standalone SVG element: no scripts, no references to anything outside.</returns>
    public static string Render(WorkflowDefinition definition, InstanceState? state, DiagramLabels? labels = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        labels ??= new DiagramLabels();
        var root = definition.Root;
        IReadOnlyList<Activity> activities = root.Children.Count == 0 ? [root] : root.Children;
        var connections = root.Graph is null ? Chain(activities) : root.Connections;
        var boxes = DiagramLayout.Place(activities, connections);

        using var svg = new SvgWriter();
        OpenCanvas(svg, boxes.Values, labels.Title ?? definition.Name ?? definition.DefinitionId);
        foreach (var connection in connections)
        {
            var taken = state?.Taken.GetValueOrDefault($"{root.NodeId}/{connection.Key}") > 0;
            DrawConnection(svg, connection, boxes[connection.Source], boxes[connection.Target], taken, labels);
        }

        foreach (var activity in activities) DrawActivity(svg, activity, boxes[activity.Id], state, labels);
        svg.Close();
        return svg.Finish();
    }

    private static List<Connection> Chain(IReadOnlyList<Activity> activities)
        => [.. activities.Zip(activities.Skip(1), (source, target) => new Connection(source.Id, null, target.Id, IsBackward: false))];

    private static void OpenCanvas(SvgWriter svg, IEnumerable<DesignerBox> boxes, string title)
    {
        var all = boxes.ToList();
        var left = all.Min(box => box.X) - Margin;
        var top = all.Min(box => box.Y) - Margin;
        var width = all.Max(box => box.X + box.Width) + Margin - left;
        // Return edges run below the boxes.
        var height = all.Max(box => box.Y + box.Height) + (3 * Margin) - top;
        svg.Open(
            "svg",
            ("viewBox", FormattableString.Invariant($"{left:0.##} {top:0.##} {width:0.##} {height:0.##}")),
            ("width", width),
            ("height", height),
            ("role", "img"),
            ("font-family", "sans-serif"),
            ("font-size", "13"));
        svg.Text("title", title);
        svg.Open("defs");
        DrawArrowHead(svg, "arrow", "#666666", 8);
        DrawArrowHead(svg, "arrow-taken", "#000000", 5);
        svg.Close();
    }

    private static void DrawArrowHead(SvgWriter svg, string id, string color, double size)
    {
        svg.Open("marker", ("id", id), ("viewBox", "0 0 10 10"), ("refX", "9"), ("refY", "5"), ("markerWidth", size), ("markerHeight", size), ("orient", "auto-start-reverse"));
        svg.Element("path", ("d", "M0,0 L10,5 L0,10 z"), ("fill", color));
        svg.Close();
    }

    private static void DrawConnection(SvgWriter svg, Connection connection, DesignerBox from, DesignerBox to, bool taken, DiagramLabels labels)
    {
        var path = ConnectionPath.Between(from, to);
        svg.Element(
            "path",
            ("d", path.Data),
            ("fill", "none"),
            ("stroke", taken ? "#000000" : "#666666"),
            ("stroke-width", taken ? "3.5" : "1.2"),
            ("stroke-dasharray", connection.IsBackward && !taken ? "5 3" : "none"),
            ("marker-end", taken ? "url(#arrow-taken)" : "url(#arrow)"));
        if (connection.Port is null or "Done") return;
        svg.Text(
            "text",
            labels.Outcomes.GetValueOrDefault(connection.Port, connection.Port),
            ("x", path.LabelX),
            ("y", path.LabelY),
            ("font-size", "11"),
            ("paint-order", "stroke"),
            ("stroke", "#ffffff"),
            ("stroke-width", "4"),
            ("fill", "#222222"));
    }

    private static void DrawActivity(SvgWriter svg, Activity activity, DesignerBox box, InstanceState? state, DiagramLabels labels)
    {
        var visits = state?.Visits.GetValueOrDefault(activity.NodeId) ?? 0;
        var open = state?.Bookmarks.Any(bookmark => IsIn(bookmark.NodeId, activity)) == true;
        var failed = state?.OpenIncidents.Any(incident => IsIn(incident.NodeId, activity)) == true;
        var name = labels.Activities.GetValueOrDefault(activity.Id, activity.DisplayText ?? activity.Name);
        svg.Open("g");
        // A tooltip is read only as the first child of its group.
        svg.Text("title", name);
        svg.Element(
            "rect",
            ("x", box.X),
            ("y", box.Y),
            ("width", box.Width),
            ("height", box.Height),
            ("rx", "8"),
            ("fill", open ? "#fff3c4" : failed ? "#fbdcdc" : visits > 0 ? "#eef3ee" : "#ffffff"),
            ("stroke", "#000000"),
            ("stroke-width", open || failed ? "4" : visits > 0 ? "2" : "1"),
            ("stroke-dasharray", failed ? "8 4" : "none"));
        DrawName(svg, name, box);
        if (visits > 1) svg.Text("text", $"×{visits}", ("x", box.X + box.Width - 8), ("y", box.Y + box.Height - 6), ("text-anchor", "end"), ("font-size", "10"));
        if (open) DrawMark(svg, "▶ " + labels.Open, box);
        else if (failed) DrawMark(svg, "✕ " + labels.Failed, box);
        svg.Close();
    }

    private static void DrawName(SvgWriter svg, string name, DesignerBox box)
    {
        var runes = name.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        var wide = runes.Any(rune => rune[0] > 0x2E7F);
        var length = wide ? LettersPerLine : LettersPerLine * 2;
        var lines = runes.Chunk(length).Take(2).Select(chunk => string.Concat(chunk)).ToList();
        if (runes.Count > length * 2) lines[^1] += "…";
        var y = box.Y + (box.Height / 2) + (lines.Count > 1 ? -3 : 5);
        foreach (var line in lines)
        {
            svg.Text("text", line, ("x", box.X + (box.Width / 2)), ("y", y), ("text-anchor", "middle"));
            y += 16;
        }
    }

    private static void DrawMark(SvgWriter svg, string mark, DesignerBox box)
        => svg.Text("text", mark, ("x", box.X + 4), ("y", box.Y - 6), ("font-weight", "bold"), ("font-size", "12"));

    private static bool IsIn(string nodeId, Activity activity)
        => nodeId == activity.NodeId || nodeId.StartsWith(activity.NodeId + ":", StringComparison.Ordinal);
}
