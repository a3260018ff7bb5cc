namespace Petitions.Deadlines;

public enum CountDirection
{
    After,

    /// <summary>Due ahead of the event; for hours and minutes only.</summary>
    Before,
}
