namespace Petitions.Desk;

/// <summary>草稿: what somebody had typed into a form and not sent. Only he ever sees it; sending the form ends it.</summary>
public sealed class Draft
{
    public Guid Id { get; init; }
    public required string PersonId { get; init; }

    /// <summary>Which form: <c>letter</c>, or <c>task:</c> and the id of the task. One draft of each for one person.</summary>
    public required string Form { get; init; }

    /// <summary>What the desk calls it.</summary>
    public required string Title { get; set; }

    /// <summary>The fields by name, each with its values, as the form would have sent them.</summary>
    public required string FieldsJson { get; set; }
    public DateTime UpdatedAt { get; set; }
}
