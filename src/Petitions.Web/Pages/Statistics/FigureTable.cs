using System.Globalization;
using Petitions.Cases;
using Petitions.Reports;

namespace Petitions.Web.Pages.Statistics;

/// <summary>A table of figures with its words: for the screen, the paper, the sheet, and the chart, which reads it off the page.</summary>
/// <param name="Key">Of its title, <c>reports.{key}</c>.</param>
public sealed record FigureTable(string Key, IReadOnlyList<(string Name, FigureRow Row)> Lines)
{
    public static string Percent(FigureRow row) => row.Rate is { } rate ? rate.ToString("0.0%", CultureInfo.InvariantCulture) : "–";
}

/// <summary>Puts the figures of a period into words.</summary>
public sealed class FigureTables(DictionaryBook dictionary, Frame frame, Words words)
{
    public async Task<IReadOnlyList<FigureTable>> OfAsync(LetterFigures figures, CancellationToken cancellation)
    {
        var subjects = new List<(string, FigureRow)>();
        foreach (var row in figures.Subjects)
            subjects.Add((await SubjectAsync(row.Key, cancellation), row));
        return
        [
            new("month", [.. figures.Months.Select(row => (row.Key, row))]),
            new("method", [.. figures.Methods.Select(row => (row.Key.Length == 0 ? words["reports.noMethod"] : words[$"process.choice.method.{row.Key}"], row))]),
            new("subject", subjects),
            new("unit", [.. figures.Units.Select(row => (row.Key.Length == 0 ? words["reports.noUnit"] : frame.Unit(row.Key), row))]),
        ];
    }

    private async Task<string> SubjectAsync(string code, CancellationToken cancellation) =>
        code.Length == 0 ? words["reports.noSubject"]
        : await dictionary.FindAsync(DictionaryKind.Subject, code, cancellation) is { } entry ? (Words.IsChinese ? entry.Name : entry.EnglishName)
        : words["reports.otherSubject", code];
}
