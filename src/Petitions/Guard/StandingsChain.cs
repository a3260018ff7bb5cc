using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>
/// Delegations followed to their end: who acts for a delegate acts for whoever the delegate acts for, on the days
/// on which every link holds.
/// </summary>
internal sealed class StandingsChain(IReadOnlyList<Delegation> delegations)
{
    private readonly ILookup<string, Delegation> given = delegations.ToLookup(d => d.FromPersonId);
    private readonly ILookup<string, Delegation> taken = delegations.ToLookup(d => d.ToPersonId);

    public IEnumerable<(string PersonId, DateSpan Span)> ActingFor(string personId, DateSpan span) =>
        Follow(personId, span, given, d => d.ToPersonId);

    public IEnumerable<(string PersonId, DateSpan Span)> WhomHeActsFor(string personId) =>
        Follow(personId, DateSpan.Always, taken, d => d.FromPersonId);

    // Ends on cycles: a person is passed again only on days that no earlier pass covered.
    private static List<(string PersonId, DateSpan Span)> Follow(
        string start, DateSpan days, ILookup<string, Delegation> links, Func<Delegation, string> next)
    {
        var found = new List<(string PersonId, DateSpan Span)>();
        var open = new Queue<(string PersonId, DateSpan Span)>([(start, days)]);
        while (open.TryDequeue(out var here))
        {
            foreach (var link in links[here.PersonId])
            {
                var to = next(link);
                if (to == start || here.Span.Intersect(link.Span()) is not { } span
                    || found.Exists(f => f.PersonId == to && f.Span.Intersect(span) == span))
                    continue;
                found.Add((to, span));
                open.Enqueue((to, span));
            }
        }

        return found;
    }
}
