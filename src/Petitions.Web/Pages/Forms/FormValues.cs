using System.Text.RegularExpressions;

namespace Petitions.Web.Pages.Forms;

/// <summary>What stands in a form: what was typed, exactly as it was typed, or what it begins with.</summary>
public sealed partial class FormValues
{
    private readonly Dictionary<string, IReadOnlyList<string>> byName;

    private FormValues(Dictionary<string, IReadOnlyList<string>> byName) => this.byName = byName;

    public static FormValues None { get; } = new([]);

    public static FormValues Posted(IFormCollection form) =>
        new(form.ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Value.Select(v => v ?? "")]));

    public static FormValues Of(params IEnumerable<(string Name, string Value)> start) =>
        new(start.GroupBy(s => s.Name, s => s.Value).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g]));

    /// <summary>What a draft kept.</summary>
    public static FormValues Kept(IReadOnlyDictionary<string, string[]> fields) => new(fields.ToDictionary(f => f.Key, f => (IReadOnlyList<string>)f.Value));

    public string One(string name) => byName.GetValueOrDefault(name)?[0] ?? "";

    public IReadOnlyList<string> All(string name) => byName.GetValueOrDefault(name) ?? [];

    public bool Has(string name, string value) => All(name).Contains(value);

    /// <summary>How many rows of a list have inputs, by the highest number among them.</summary>
    public int Rows(string path) => byName.Keys
        .Select(name => RowOf().Match(name))
        .Where(m => m.Success && m.Groups["path"].Value == path)
        .Select(m => int.TryParse(m.Groups["row"].Value, out var row) && row < 200 ? row + 1 : 0)
        .DefaultIfEmpty().Max();

    [GeneratedRegex(@"^(?<path>.+?)\[(?<row>\d{1,4})\]\.")]
    private static partial Regex RowOf();
}
