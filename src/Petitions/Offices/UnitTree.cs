using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Offices;

/// <summary>The units as they hang together, for the rules of changing them.</summary>
public sealed class UnitTree(PetitionsDb db)
{
    /// <exception cref="RuleBroken"><c>unit-unknown</c></exception>
    public async Task<Unit> FindAsync(string id, CancellationToken cancellation = default) =>
        await db.Units.SingleOrDefaultAsync(u => u.Id == id, cancellation) ?? throw new RuleBroken("unit-unknown", id);

    /// <exception cref="RuleBroken"><c>unit-not-then</c>: the unit has not begun or has ended on that day.</exception>
    public static void RequireOpen(Unit unit, DateOnly day) => Require.That(unit.HoldsOn(day), "unit-not-then", unit.Name, day.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Whether going up (or falling back) from <paramref name="start"/> one comes to <paramref name="wanted"/>.</summary>
    public async Task<bool> LeadsToAsync(string start, string wanted, Func<Unit, string?> next, CancellationToken cancellation = default)
    {
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, cancellation);
        var seen = new HashSet<string>();
        for (var id = start; id is not null && seen.Add(id); id = units.TryGetValue(id, out var unit) ? next(unit) : null)
            if (id == wanted)
                return true;
        return false;
    }
}
