namespace Petitions.Deadlines.Calendars;

public enum CalendarKind
{
    /// <summary>放假通知: what the State Council's notice says of a year.</summary>
    Notice,

    /// <summary>What only this place does otherwise: local and ethnic holidays, storm closures.</summary>
    Local,
}

/// <summary>
/// One version of a year, as it was imported. Nothing is ever changed: the newest edition of a year speaks, and what was
/// counted before it can be counted again as it was.
/// </summary>
public sealed class CalendarEdition
{
    /// <summary>Rises with every import, so that "as of edition n" is the state of the whole calendar.</summary>
    public int Id { get; init; }

    /// <summary>Tells two editions apart that got the same number because an act was undone between them.</summary>
    public Guid Stamp { get; init; } = Guid.NewGuid();
    public int Year { get; init; }
    public CalendarKind Kind { get; init; }

    /// <summary>The file, in the format of holiday-cn.</summary>
    public required string Json { get; init; }
    public DateTime AddedAt { get; init; }

    /// <summary>Null for what ships with the product.</summary>
    public string? AddedBy { get; init; }
    public string? Reason { get; init; }

    public CalendarYear Read() => CalendarFile.Parse(Json, $"{Year}");
}
