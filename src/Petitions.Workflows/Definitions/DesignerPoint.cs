namespace Petitions.Workflows.Definitions;

/// <summary>A point on the designer's canvas, in pixels.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
public sealed record DesignerPoint(double X, double Y);
