namespace Petitions.Intake.Duplicates;

/// <summary>One band of the print of a letter's text: letters that share a band are likely much alike.</summary>
public sealed class TextPrint
{
    public Guid CaseId { get; init; }
    public int Band { get; init; }
    public long Value { get; init; }
}
