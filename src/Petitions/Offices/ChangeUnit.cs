using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Offices;

/// <summary>Gives a unit another name or address. What it was called before stays in the journal.</summary>
public sealed class ChangeUnit(OfficeChange office, UnitTree tree)
{
    /// <exception cref="RuleBroken"><c>unit-unknown</c>, <c>unit-falls-back-on-itself</c></exception>
    public Task<Unit> RunAsync(string id, UnitChange change, CancellationToken cancellation = default) => office.RunAsync("unit.changed", async () =>
    {
        await SchemaCheck.RequireAsync(UnitChange.Schema, change, cancellation);
        var unit = await tree.FindAsync(id, cancellation);
        if (change.Fallback is { } fallback)
        {
            await tree.FindAsync(fallback, cancellation);
            Require.That(!await tree.LeadsToAsync(fallback, id, u => u.FallbackUnitId, cancellation), "unit-falls-back-on-itself");
        }
        var before = new UnitChange(unit.Name, unit.EnglishName, unit.Email, unit.FallbackUnitId);
        (unit.Name, unit.EnglishName, unit.Email, unit.FallbackUnitId) = (change.Name, change.EnglishName, change.Email, change.Fallback);
        return (unit, new { id, before, after = change });
    }, cancellation);
}
