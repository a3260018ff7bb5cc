using Petitions.Cases;

namespace Petitions.Web.Pages.Tasks;

/// <summary>A task that somebody else finished while a form for it was being filled: what he decided, and what was typed here.</summary>
/// <param name="Decided">Null where nobody decided: the office took the task back.</param>
public sealed record GoneTask(string Number, string Step, string Outcome, TimelineEntry? Decided, IReadOnlyList<(string Label, string Value)> Typed);

/// <summary>What was typed into a form, as somebody reads it who can no longer send it.</summary>
public sealed class TypedWords(Frame frame, Words words)
{
    private static readonly string[] OfTheForm = ["outcome", "version", "Next", "__RequestVerificationToken"];

    public IReadOnlyList<(string Label, string Value)> Of(IFormCollection form, string step, string outcome) =>
        [.. from field in form
            where !OfTheForm.Contains(field.Key)
            from value in field.Value
            where !string.IsNullOrWhiteSpace(value)
            select (LabelOf(field.Key, step, outcome), ValueOf(field.Key, value))];

    private string LabelOf(string name, string step, string outcome)
    {
        var last = LastOf(name);
        return words.Find($"process.field.{step}.{outcome}.{last}") ?? words.Of("process.field", last);
    }

    private string ValueOf(string name, string value) => LastOf(name) switch
    {
        "unit" or "copies" or "respondentUnits" => frame.Unit(value),
        "person" or "people" => frame.Person(value),
        var last => words.Find($"process.choice.{last}.{value}") ?? (value == "true" ? words["common.yes"] : value),
    };

    private static string LastOf(string name) => name[(name.LastIndexOf('.') + 1)..];
}
