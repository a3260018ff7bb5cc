using Petitions.Deadlines;
using Petitions.Rules;

namespace Petitions.Offices;

/// <summary>
/// Puts a unit, with all below it, under another one from now on. A move on a later day is a new unit that begins when the
/// old one is closed.
/// </summary>
public sealed class MoveUnit(OfficeChange office, UnitTree tree, OfficeClock clock)
{
    /// <param name="id">The unit.</param>
    /// <param name="parent">The unit above; null puts it at the top.</param>
    /// <param name="cancellation">Ends it with nothing done.</param>
    /// <exception cref="RuleBroken"><c>unit-unknown</c>, <c>unit-above-itself</c>, <c>unit-not-then</c></exception>
    public Task<Unit> RunAsync(string id, string? parent, CancellationToken cancellation = default) => office.RunAsync("unit.moved", async () =>
    {
        var unit = await tree.FindAsync(id, cancellation);
        if (parent is not null)
        {
            UnitTree.RequireOpen(await tree.FindAsync(parent, cancellation), clock.Today);
            Require.That(!await tree.LeadsToAsync(parent, id, u => u.ParentId, cancellation), "unit-above-itself");
        }
        var kept = new { id, from = unit.ParentId, to = parent };
        unit.ParentId = parent;
        return (unit, kept);
    }, cancellation);
}
