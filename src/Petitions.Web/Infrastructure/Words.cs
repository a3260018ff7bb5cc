using System.Globalization;
using System.Resources;
using Petitions.Tasks;

namespace Petitions.Web;

/// <summary>
/// The words of the pages in the reader's language. A key is <c>area.name</c>, and each area has a file of its own in
/// Resources. What people typed is data and never comes through here.
/// </summary>
public sealed class Words
{
    // Stands out on a screen and is looked for by a test: a missing word is a defect, not a blank.
    public const string MissingMark = "⟦";

    public static readonly string[] Areas = ["common", "desk", "process", "letters", "cases", "lists", "print", "deadlines", "workflows", "intake", "admin", "reports", "visits", "guard"];

    private static readonly Dictionary<string, ResourceManager> Files = Areas.ToDictionary(area => area, FileOf);

    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    public string this[string key] => Find(key) ?? $"{MissingMark}{key}⟧";

    public string this[string key, params object?[] args] => string.Format(CultureInfo.CurrentCulture, this[key], args);

    public string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Files.TryGetValue(key[..dot], out var file) ? file.GetString(key[(dot + 1)..], CultureInfo.CurrentUICulture) : null;
    }

    /// <summary>The word of a name that a workflow file may have brought along: without one, the name speaks for itself.</summary>
    public string Of(string kind, string name) => Find($"{kind}.{name}") ?? name;

    public string Choice<T>(string field, T value) where T : struct, Enum => this[$"process.choice.{field}.{Schema.NameOf(value)}"];

    public string Choice<T>(string field, T? value) where T : struct, Enum => value is { } given ? Choice(field, given) : "";

    private static ResourceManager FileOf(string area) =>
        new($"Petitions.Web.Resources.{char.ToUpperInvariant(area[0])}{area[1..]}", typeof(Words).Assembly);
}
