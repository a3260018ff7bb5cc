namespace Petitions.Desk;

/// <summary>A list as somebody wants to find it again: filter, sort and columns, as they stand in the address.</summary>
public sealed class SavedView
{
    public Guid Id { get; init; }
    public required string PersonId { get; init; }

    /// <summary>The page of the list, such as <c>/cases</c>.</summary>
    public required string List { get; init; }
    public required string Name { get; set; }
    public required string Query { get; set; }
}
