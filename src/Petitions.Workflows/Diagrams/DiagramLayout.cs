using Petitions.Workflows.Definitions;

namespace Petitions.Workflows.Diagrams;

/// <summary>Where the boxes of a diagram stand: as in the designer, or in layers when the file does not really say.</summary>
internal static class DiagramLayout
{
    private const double Width = 160;
    private const double Height = 52;
    private const double ColumnGap = 90;
    private const double RowGap = 46;

    /// <summary>Null when the file does not say where everything stands.</summary>
    public static IReadOnlyDictionary<string, DesignerBox>? FromDesigner(IReadOnlyList<Activity> activities)
    {
        var boxes = new Dictionary<string, DesignerBox>(StringComparer.Ordinal);
        foreach (var activity in activities)
        {
            if (activity.Designer is not { } box) return null;
            boxes[activity.Id] = box with { Width = box.Width > 0 ? box.Width : Width, Height = box.Height > 0 ? box.Height : Height };
        }

        // A file made by hand often has every activity at the same place.
        var places = boxes.Values.Select(box => (box.X, box.Y)).Distinct().Count();
        return places == boxes.Count ? boxes : null;
    }

    public static IReadOnlyDictionary<string, DesignerBox> InLayers(IReadOnlyList<Activity> activities, IReadOnlyList<Connection> connections)
    {
        var forward = connections.Where(connection => !connection.IsBackward).ToList();
        var layers = activities.ToDictionary(activity => activity.Id, _ => 0, StringComparer.Ordinal);
        // Longest path; forward connections have no cycle, so as many passes as there are activities always suffice.
        var moved = true;
        for (var pass = 0; moved && pass < activities.Count; pass++)
        {
            moved = false;
            foreach (var connection in forward.Where(connection => layers[connection.Target] <= layers[connection.Source]))
            {
                layers[connection.Target] = layers[connection.Source] + 1;
                moved = true;
            }
        }

        var rows = new Dictionary<int, int>();
        var result = new Dictionary<string, DesignerBox>(StringComparer.Ordinal);
        foreach (var activity in activities)
        {
            var layer = layers[activity.Id];
            var row = rows.GetValueOrDefault(layer);
            rows[layer] = row + 1;
            result[activity.Id] = new DesignerBox(layer * (Width + ColumnGap), row * (Height + RowGap), Width, Height);
        }

        return result;
    }
}
