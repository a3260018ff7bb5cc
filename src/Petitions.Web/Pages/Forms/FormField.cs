namespace Petitions.Web.Pages.Forms;

public enum FieldKind { Text, LongText, Flag, Whole, Number, Date, Instant, One, Many, Group, Rows, Entry }

/// <summary>One of the values offered. The hint tells two people of one name apart.</summary>
public sealed record FieldChoice(string Value, string Label, string? Hint = null);

/// <summary>One input of a form, as the schema of a step asks for it.</summary>
/// <param name="Path">Where its value stands in the data, <c>abstract.who</c>; also the name of the input.</param>
/// <param name="Required">In every form of the step; what only one method asks for is not marked.</param>
public sealed record FormField(
    string Path, string Label, FieldKind Kind, bool Required, IReadOnlyList<FieldChoice> Choices, IReadOnlyList<FormField> Children, int? MaxLength)
{
    public IEnumerable<FormField> SelfAndBelow => Children.SelectMany(child => child.SelfAndBelow).Prepend(this);
}
