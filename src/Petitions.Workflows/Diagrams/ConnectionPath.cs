using Petitions.Workflows.Definitions;

namespace Petitions.Workflows.Diagrams;

/// <summary>
/// The line of a connection: through the points that the designer gave it, or else a curve to the right, and an arc below the
/// boxes when it leads back.
/// </summary>
internal sealed record ConnectionPath(string Data, double LabelX, double LabelY)
{
    public required double Left { get; init; }

    public required double Right { get; init; }

    public required double Top { get; init; }

    public required double Bottom { get; init; }

    public static ConnectionPath Between(DesignerBox from, DesignerBox to, IReadOnlyList<DesignerPoint> through)
        => through.Count > 0 ? Bent(from, to, through) : to.X >= from.X + from.Width ? Forward(from, to) : to.Y >= from.Y + from.Height ? Down(from, to) : Back(from, to);

    private static ConnectionPath Forward(DesignerBox from, DesignerBox to)
    {
        var (x1, y1) = (from.X + from.Width, from.Y + (from.Height / 2));
        var (x2, y2) = (to.X, to.Y + (to.Height / 2));
        var bend = Math.Max(30, (x2 - x1) / 2);
        return new ConnectionPath(Curve(x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2), x1 + 8, y1 + (Math.Sign(y2 - y1) * 12) - 4) { Left = x1, Right = x2, Top = Math.Min(y1, y2), Bottom = Math.Max(y1, y2) };
    }

    private static ConnectionPath Bent(DesignerBox from, DesignerBox to, IReadOnlyList<DesignerPoint> through)
    {
        List<DesignerPoint> points = [EdgeTowards(from, through[0]), .. through, EdgeTowards(to, through[^1])];
        var data = "M" + string.Join(" L", points.Select(point => FormattableString.Invariant($"{point.X:0.##},{point.Y:0.##}")));
        return new ConnectionPath(data, points[0].X + 8, points[0].Y + (points[1].Y < points[0].Y ? -6 : 16))
        {
            Left = points.Min(point => point.X),
            Right = points.Max(point => point.X),
            Top = points.Min(point => point.Y),
            Bottom = points.Max(point => point.Y),
        };
    }

    /// <summary>Where the line from the middle of a box to a point leaves the box; its middle when the point lies inside.</summary>
    private static DesignerPoint EdgeTowards(DesignerBox box, DesignerPoint point)
    {
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        var part = Math.Max(Math.Abs(point.X - x) / (box.Width / 2), Math.Abs(point.Y - y) / (box.Height / 2));
        return part <= 1 ? new DesignerPoint(x, y) : new DesignerPoint(x + ((point.X - x) / part), y + ((point.Y - y) / part));
    }

    private static ConnectionPath Down(DesignerBox from, DesignerBox to)
    {
        var (x1, y1) = (from.X + (from.Width / 2), from.Y + from.Height);
        var (x2, y2) = (to.X + (to.Width / 2), to.Y);
        var bend = Math.Max(20, (y2 - y1) / 2);
        return new ConnectionPath(Curve(x1, y1, x1, y1 + bend, x2, y2 - bend, x2, y2), x1 + 6, y1 + 16) { Left = Math.Min(x1, x2), Right = Math.Max(x1, x2), Top = y1, Bottom = y2 };
    }

    private static ConnectionPath Back(DesignerBox from, DesignerBox to)
    {
        var (x1, y1) = (from.X + (from.Width / 3), from.Y + from.Height);
        var (x2, y2) = (to.X + (to.Width * 2 / 3), to.Y + to.Height);
        var depth = Math.Max(y1, y2) + 40 + Math.Min(40, Math.Abs(x1 - x2) / 20);
        return new ConnectionPath(Curve(x1, y1, x1, depth, x2, depth, x2, y2), x1 - 6, y1 + 18) { Left = Math.Min(x1, x2), Right = Math.Max(x1, x2), Top = Math.Min(y1, y2), Bottom = depth };
    }

    private static string Curve(double x1, double y1, double x2, double y2, double x3, double y3, double x4, double y4)
        => FormattableString.Invariant($"M{x1:0.##},{y1:0.##} C{x2:0.##},{y2:0.##} {x3:0.##},{y3:0.##} {x4:0.##},{y4:0.##}");
}
