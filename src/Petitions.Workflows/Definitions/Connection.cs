namespace Petitions.Workflows.Definitions;

/// <summary>A connection of a flowchart.</summary>
/// <param name="Source">Id of the activity it leaves.</param>
/// <param name="Port">Outcome that follows it; null means the plain <c>Done</c> of an activity that names no outcome.</param>
/// <param name="Target">Id of the activity it enters.</param>
/// <param name="IsBackward">True for a return edge: it closes a loop and is delivered at once, never waited for.</param>
public sealed record Connection(string Source, string? Port, string Target, bool IsBackward)
{
    /// <summary>Points the line goes through on the designer's canvas, from source to target.</summary>
    public IReadOnlyList<DesignerPoint> Vertices { get; init; } = [];

    /// <summary>Text that identifies the connection within its flowchart, stable over reordering of the file.</summary>
    public string Key => $"{Source}|{Port ?? "Done"}|{Target}";
}
