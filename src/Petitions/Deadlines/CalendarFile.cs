using System.Globalization;
using System.Text.Json;

namespace Petitions.Deadlines;

/// <summary>Reads a year in the format of holiday-cn.</summary>
public static class CalendarFile
{
    /// <exception cref="CalendarFormatException">The text is not a calendar; says what and where.</exception>
    public static CalendarYear Parse(string json, string source)
    {
        using var document = ParseJson(json, source);
        var root = new Node(source, "$", document.RootElement);
        var year = Year(root.Member("year"));
        var sources = root.Member("papers").Items().Select(paper => paper.Text()).ToArray();
        var days = new List<CalendarDay>();
        var seen = new HashSet<DateOnly>();
        foreach (var item in root.Member("days").Items())
        {
            var day = Day(item, year);
            if (!seen.Add(day.Date))
                throw item.Error($"{day.Date:yyyy-MM-dd} is named twice");
            days.Add(day);
        }

        if (days.Count > 0 && sources.Length == 0)
            throw root.Member("papers").Error("names no notice; days without a source are not taken");
        return new CalendarYear(year, sources, days);
    }

    private static JsonDocument ParseJson(string json, string source)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            throw new CalendarFormatException(source, $"line {e.LineNumber + 1}", "is not JSON", e);
        }
    }

    private static int Year(Node node) =>
        node.Element.ValueKind == JsonValueKind.Number && node.Element.TryGetInt32(out var year) && year is >= 1949 and <= 2199
            ? year
            : throw node.Error("must be a year from 1949 to 2199");

    private static CalendarDay Day(Node node, int year)
    {
        var dateNode = node.Member("date");
        if (!DateOnly.TryParseExact(dateNode.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw dateNode.Error("must be a date like 2026-10-01");
        // A notice rules its own year and, now and then, the end of the December before.
        if (date.Year != year && (date.Year != year - 1 || date.Month != 12))
            throw dateNode.Error($"{date:yyyy-MM-dd} cannot be ruled by the notice for {year}");
        var name = node.Member("name").Text();
        var off = node.Member("isOffDay");
        return off.Element.ValueKind switch
        {
            JsonValueKind.True => new CalendarDay(date, name, true),
            JsonValueKind.False => new CalendarDay(date, name, false),
            _ => throw off.Error("must be true or false"),
        };
    }

    private readonly record struct Node(string Source, string Path, JsonElement Element)
    {
        public CalendarFormatException Error(string problem) => new(Source, Path, problem);

        public Node Member(string name)
        {
            if (Element.ValueKind != JsonValueKind.Object)
                throw Error("must be an object");
            return Element.TryGetProperty(name, out var value)
                ? new Node(Source, $"{Path}.{name}", value)
                : throw Error($"lacks \"{name}\"");
        }

        public IEnumerable<Node> Items()
        {
            if (Element.ValueKind != JsonValueKind.Array)
                throw Error("must be a list");
            var (source, path) = (Source, Path);
            return Element.EnumerateArray().Select((item, i) => new Node(source, $"{path}[{i}]", item));
        }

        public string Text() =>
            Element.ValueKind == JsonValueKind.String && Element.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
                ? text
                : throw Error("must be a text");
    }
}
