using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>A person or unit that stands for the subject at hand.</summary>
internal readonly record struct StandingsRow(string Who, StandingRelation Relation, DateSpan Span)
{
    /// <summary>The fewest rows that say the same: overlapping and touching spans of one relation become one.</summary>
    public static IEnumerable<StandingsRow> Merge(IEnumerable<StandingsRow> rows)
    {
        var sorted = rows
            .Where(row => !row.Span.IsEmpty)
            .OrderBy(row => row.Who, StringComparer.Ordinal)
            .ThenBy(row => row.Relation)
            .ThenBy(row => row.Span.From);
        StandingsRow? open = null;
        foreach (var row in sorted)
        {
            if (open is not { } last)
                open = row;
            else if (last.Continues(row))
                open = last with { Span = new(last.Span.From, Later(last.Span.To, row.Span.To)) };
            else
            {
                yield return last;
                open = row;
            }
        }

        if (open is { } rest)
            yield return rest;
    }

    private bool Continues(StandingsRow next) =>
        Who == next.Who && Relation == next.Relation && (Span.To is null || next.Span.From <= Span.To);

    private static DateOnly? Later(DateOnly? a, DateOnly? b) =>
        a is null || b is null ? null : a > b ? a : b;
}
