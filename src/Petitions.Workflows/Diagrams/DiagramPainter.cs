using Petitions.Workflows.Definitions;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Diagrams;

/// <summary>Draws one workflow, whole or a strip of it at a time.</summary>
internal sealed class DiagramPainter
{
    private const double Margin = 40;
    private const double LabelHeight = 12;
    private const double LetterWidth = 13;
    private const double SidePadding = 17;

    private readonly WorkflowDefinition definition;
    private readonly InstanceState? state;
    private readonly DiagramLabels labels;
    private readonly IReadOnlyList<Activity> activities;
    private readonly IReadOnlyDictionary<string, DesignerBox> boxes;
    private readonly IReadOnlyList<(Connection Connection, ConnectionPath Path)> lines;

    public DiagramPainter(WorkflowDefinition definition, InstanceState? state, DiagramLabels labels)
    {
        (this.definition, this.state, this.labels) = (definition, state, labels);
        var root = definition.Root;
        activities = root.Children.Count == 0 ? [root] : root.Children;
        var connections = root.Graph is null ? Chain(activities) : root.Connections;
        var drawn = DiagramLayout.FromDesigner(activities);
        boxes = drawn ?? DiagramLayout.InLayers(activities, connections);
        lines = [.. connections.Select(connection => (connection, ConnectionPath.Between(boxes[connection.Source], boxes[connection.Target], drawn is null ? [] : connection.Vertices)))];
        Left = boxes.Values.Select(box => box.X).Concat(lines.Select(line => line.Path.Left)).Min() - Margin;
        Right = boxes.Values.Select(box => box.X + box.Width).Concat(lines.Select(line => line.Path.Right)).Max() + Margin;
    }

    public double Left { get; }

    public double Right { get; }

    /// <summary>What stands between two edges; names of its own keep several drawings of one page apart.</summary>
    public string Paint(double from, double to, string names)
    {
        using var svg = new SvgWriter();
        var inside = activities.Where(activity => boxes[activity.Id] is var box && box.X + box.Width >= from && box.X <= to).ToList();
        var crossing = lines.Where(line => line.Path.Right >= from && line.Path.Left <= to).ToList();
        var top = inside.Select(activity => boxes[activity.Id].Y).Concat(crossing.Select(line => line.Path.Top)).Min() - Margin;
        var bottom = inside.Select(activity => boxes[activity.Id].Y + boxes[activity.Id].Height).Concat(crossing.Select(line => line.Path.Bottom)).Max() + Margin;
        OpenCanvas(svg, from, top, to - from, bottom - top, names);
        var labelled = new Dictionary<(string, double), double>();
        foreach (var (connection, path) in crossing) DrawLine(svg, connection, path, names);
        foreach (var activity in inside) DrawActivity(svg, activity, boxes[activity.Id]);
        // On top: the next box may stand close by.
        foreach (var (connection, path) in crossing) DrawPort(svg, connection, path, labelled);
        svg.Close();
        return svg.Finish();
    }

    private static List<Connection> Chain(IReadOnlyList<Activity> activities)
        => [.. activities.Zip(activities.Skip(1), (source, target) => new Connection(source.Id, null, target.Id, IsBackward: false))];

    private void OpenCanvas(SvgWriter svg, double left, double top, double width, double height, string names)
    {
        svg.Open(
            "svg",
            ("viewBox", FormattableString.Invariant($"{left:0.##} {top:0.##} {width:0.##} {height:0.##}")),
            ("width", width),
            ("height", height),
            ("role", "img"),
            ("font-family", "sans-serif"),
            ("font-size", "13"));
        svg.Text("title", labels.Title ?? definition.Name ?? definition.DefinitionId);
        svg.Open("defs");
        DrawArrowHead(svg, $"arrow{names}", "#666666", 8);
        DrawArrowHead(svg, $"arrow-taken{names}", "#000000", 5);
        svg.Close();
    }

    private static void DrawArrowHead(SvgWriter svg, string id, string color, double size)
    {
        svg.Open("marker", ("id", id), ("viewBox", "0 0 10 10"), ("refX", "9"), ("refY", "5"), ("markerWidth", size), ("markerHeight", size), ("orient", "auto-start-reverse"));
        svg.Element("path", ("d", "M0,0 L10,5 L0,10 z"), ("fill", color));
        svg.Close();
    }

    private void DrawLine(SvgWriter svg, Connection connection, ConnectionPath path, string names)
    {
        var taken = state?.Taken.GetValueOrDefault($"{definition.Root.NodeId}/{connection.Key}") > 0;
        svg.Element(
            "path",
            ("d", path.Data),
            ("fill", "none"),
            ("stroke", taken ? "#000000" : "#666666"),
            ("stroke-width", taken ? "3.5" : "1.2"),
            ("stroke-dasharray", connection.IsBackward && !taken ? "5 3" : "none"),
            ("marker-end", $"url(#{(taken ? "arrow-taken" : "arrow")}{names})"));
    }

    private void DrawPort(SvgWriter svg, Connection connection, ConnectionPath path, Dictionary<(string, double), double> labelled)
    {
        if (connection.Port is null or "Done") return;
        // Several outcomes that leave by one corner stand one below the other.
        var corner = (connection.Source, path.LabelX);
        var y = labelled[corner] = labelled.TryGetValue(corner, out var above) ? above + LabelHeight : path.LabelY;
        svg.Text(
            "text",
            labels.Outcomes.GetValueOrDefault(connection.Port, connection.Port),
            ("x", path.LabelX),
            ("y", y),
            ("font-size", "11"),
            ("paint-order", "stroke"),
            ("stroke", "#ffffff"),
            ("stroke-width", "4"),
            ("fill", "#222222"));
    }

    private void DrawActivity(SvgWriter svg, Activity activity, DesignerBox box)
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
        if (TimeOf(activity) is { } time) svg.Text("text", time, ("x", box.X + 8), ("y", box.Y + box.Height - 6), ("font-size", "10"), ("fill", "#333333"));
        if (open) DrawMark(svg, "▶ " + labels.Open, box);
        else if (failed) DrawMark(svg, "✕ " + labels.Failed, box);
        svg.Close();
    }

    private string? TimeOf(Activity activity)
    {
        if (state is null || labels.Duration is null) return null;
        var open = state.Bookmarks.Where(bookmark => IsIn(bookmark.NodeId, activity) && bookmark.OpenedAt != default && labels.Now > bookmark.OpenedAt).Sum(bookmark => (labels.Now - bookmark.OpenedAt).Ticks);
        var spent = TimeSpan.FromTicks(open + state.Waited.Where(wait => IsIn(wait.Key, activity)).Sum(wait => wait.Value.Ticks));
        return spent > TimeSpan.Zero ? labels.Duration(spent) : null;
    }

    private static void DrawName(SvgWriter svg, string name, DesignerBox box)
    {
        var runes = name.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        var wide = runes.Any(rune => rune[0] > 0x2E7F);
        var perLine = Math.Max(2, (int)((box.Width - SidePadding) / LetterWidth));
        var length = wide ? perLine : perLine * 2;
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
