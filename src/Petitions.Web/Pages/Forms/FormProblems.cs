using Petitions.Rules;

namespace Petitions.Web.Pages.Forms;

/// <summary>One line of the list above a form: what is wrong, and the input it is about.</summary>
public sealed record FormProblem(string? FieldId, string Text);

/// <summary>Puts what the schema check or a rule says into words, and beside the inputs it is about.</summary>
public static class FormProblems
{
    /// <summary>Problems by the name of the input, as <see cref="FieldView"/> looks them up.</summary>
    public static IReadOnlyDictionary<string, string[]> ByField(DataInvalid invalid, Words words) => invalid.Problems
        .GroupBy(p => NameOf(p.Key), p => p.Value)
        .ToDictionary(g => g.Key, g => g.SelectMany(kinds => kinds).Select(kind => words.Find($"process.problem.{kind}") ?? words["process.problem.other"]).Distinct().ToArray());

    public static IReadOnlyList<FormProblem> List(RuleBroken refusal, DrawnForm form) => refusal is DataInvalid
        ? [.. form.Problems.Select(p => LineOf(p.Key, p.Value, form))]
        : [new FormProblem(null, RuleMessages.Of(refusal.Code, refusal.Args))];

    private static FormProblem LineOf(string name, string[] texts, DrawnForm form)
    {
        var path = name.Contains('[', StringComparison.Ordinal) ? name[..name.IndexOf('[', StringComparison.Ordinal)] : name;
        var field = form.Field(name) ?? form.Field(path);
        return field is null
            ? new FormProblem(null, string.Join(' ', texts))
            : new FormProblem(new FieldView(form, field, form.Field(name) is null ? path : name).Id, $"{field.Label}: {string.Join(' ', texts)}");
    }

    private static string NameOf(string path) => path.TrimStart('#', '/').Replace('/', '.').Replace(".[", "[", StringComparison.Ordinal);
}
