namespace Petitions.Workflows.Definitions;

/// <summary>Where an activity stands on the designer's canvas, in pixels.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record DesignerBox(double X, double Y, double Width, double Height);
