using Petitions.Cases;

namespace Petitions.Reports;

/// <summary>One row of a table of figures.</summary>
/// <param name="Key">Of the month (<c>2026-09</c>), the method, the subject or the unit; empty where there is none yet.</param>
/// <param name="Letters">Received in the period.</param>
/// <param name="InTime">Of those whose three days are over: forwarded within them.</param>
/// <param name="Due">Those whose three days are over: forwarded, in time or late, or overdue.</param>
public sealed record FigureRow(string Key, int Letters, int InTime, int Due)
{
    /// <summary>三日内转出率; none where nothing was due.</summary>
    public double? Rate => Due == 0 ? null : (double)InTime / Due;
}

/// <summary>The letters of a period, counted in four ways from the same groups, so that every table has the same sum.</summary>
public sealed record LetterFigures(Period Period, FigureRow Sum, IReadOnlyList<FigureRow> Months, IReadOnlyList<FigureRow> Methods, IReadOnlyList<FigureRow> Subjects, IReadOnlyList<FigureRow> Units)
{
    /// <summary>Letters that have everything but their number in common.</summary>
    internal sealed record Group(int Year, int Month, DisposalMethod? Method, string? Subject, string? Unit, int Letters, int InTime, int Due);

    internal static LetterFigures Of(Period period, IReadOnlyList<Group> groups)
    {
        var months = groups.ToLookup(g => new DateOnly(g.Year, g.Month, 1));
        return new LetterFigures(
            period,
            Row("", groups),
            [.. period.Months.Select(month => Row(Period.Name(month), months[month]))],
            [.. Enum.GetValues<DisposalMethod>().Select(m => Row(Tasks.Schema.NameOf(m), groups.Where(g => g.Method == m))), Row("", groups.Where(g => g.Method is null))],
            Largest(groups, g => g.Subject),
            Largest(groups, g => g.Unit));
    }

    private static List<FigureRow> Largest(IEnumerable<Group> groups, Func<Group, string?> key) =>
        [.. groups.GroupBy(g => key(g) ?? "").Select(same => Row(same.Key, same)).OrderByDescending(r => r.Letters).ThenBy(r => r.Key, StringComparer.Ordinal)];

    private static FigureRow Row(string key, IEnumerable<Group> groups)
    {
        var all = groups.ToList();
        return new FigureRow(key, all.Sum(g => g.Letters), all.Sum(g => g.InTime), all.Sum(g => g.Due));
    }
}
