using System.Globalization;
using System.Text.Json;

namespace Petitions.Deadlines;

/// <summary>
/// A place in deadline-rules.json. A value that is missing or wrong becomes a problem with its path and
/// the reading goes on with a stand-in, so that one run shows every problem.
/// </summary>
internal sealed class RuleNode(string path, JsonElement element, List<string> problems)
{
    public void Problem(string member, string problem) => problems.Add($"{path}.{member}: {problem}");

    /// <summary>Refuses members that nobody reads: a misspelt one would be a silent default.</summary>
    public RuleNode Object(params string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{path}: must be an object");
            return this;
        }

        foreach (var member in element.EnumerateObject().Where(member => !known.Contains(member.Name)))
            Problem(member.Name, "is not known");
        return this;
    }

    public bool Has(string member) => Find(member) is not null;

    public string Text(string member)
    {
        if (Find(member) is { ValueKind: JsonValueKind.String } value && !string.IsNullOrWhiteSpace(value.GetString()))
            return value.GetString()!;
        Problem(member, "must be a text");
        return "";
    }

    public bool Flag(string member)
    {
        if (Find(member) is not { } value)
            return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Problem(member, "must be true or false");
        return value.ValueKind == JsonValueKind.True;
    }

    public DateOnly Date(string member)
    {
        if (!DateOnly.TryParseExact(StringOf(member), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            Problem(member, "must be a date like 2026-10-01");
        return date;
    }

    public TimeOnly? OptionalTime(string member) => Has(member) ? Time(member) : null;

    public DeadlineSpan? Span(string member)
    {
        if (DeadlineSpan.TryParse(StringOf(member), out var span))
            return span;
        Problem(member, "must be a span like 15d, 5wd, 2h or 15min");
        return null;
    }

    public T Choice<T>(string member, T otherwise)
        where T : struct, Enum => Has(member) ? Choice<T>(member) : otherwise;

    public T Choice<T>(string member)
        where T : struct, Enum => Choice<T>(StringOf(member), member);

    public IReadOnlyList<T> Choices<T>(string member, bool optional = false)
        where T : struct, Enum
    {
        var items = Items(member, optional).Select((item, i) => Choice<T>(
            item.ValueKind == JsonValueKind.String ? item.GetString() : null, $"{member}[{i}]")).ToArray();
        if (items.Length == 0 && !optional)
            Problem(member, "must not be empty");
        return items;
    }

    public IEnumerable<RuleNode> List(string member, bool optional = false) =>
        Items(member, optional).Select((item, i) => new RuleNode($"{path}.{member}[{i}]", item, problems)).ToArray();

    public StageDistance Distance(string workingDays, string minutes)
    {
        if (Has(workingDays) == Has(minutes))
            Problem(workingDays, $"either this or {minutes} must be given");
        if (Has(minutes))
            return StageDistance.Minutes(Number(minutes));
        return StageDistance.WorkingDays(Number(workingDays), Time("at"));
    }

    private TimeOnly Time(string member)
    {
        if (!TimeOnly.TryParseExact(StringOf(member), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            Problem(member, "must be a time like 17:30");
        return time;
    }

    private int Number(string member)
    {
        if (Find(member) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) && number is >= 0 and <= 100_000)
            return number;
        Problem(member, "must be a whole number from 0 to 100000");
        return 0;
    }

    private T Choice<T>(string? text, string member)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == text)
                return value;
        }

        Problem(member, $"must be one of {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}");
        return default;
    }

    private JsonElement[] Items(string member, bool optional)
    {
        if (Find(member) is { ValueKind: JsonValueKind.Array } list)
            return [.. list.EnumerateArray()];
        if (!optional || Has(member))
            Problem(member, "must be a list");
        return [];
    }

    private string? StringOf(string member) =>
        Find(member) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private JsonElement? Find(string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) ? value : null;
}
