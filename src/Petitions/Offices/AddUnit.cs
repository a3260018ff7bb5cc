using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Offices;

/// <summary>A unit begins on its day; until then it is planned and nobody is asked for it.</summary>
public sealed class AddUnit(PetitionsDb db, OfficeChange office, UnitTree tree)
{
    /// <exception cref="RuleBroken"><c>unit-unknown</c>, <c>unit-not-then</c>, <c>id-taken</c></exception>
    public Task<Unit> RunAsync(UnitEntry entry, CancellationToken cancellation = default) => office.RunAsync("unit.added", async () =>
    {
        await SchemaCheck.RequireAsync(UnitEntry.Schema, entry, cancellation);
        var taken = (await db.Units.Select(u => u.Id).ToListAsync(cancellation)).ToHashSet();
        Require.That(entry.Id is null || !taken.Contains(entry.Id), "id-taken", entry.Id ?? "");
        if (entry.Parent is not null)
            UnitTree.RequireOpen(await tree.FindAsync(entry.Parent, cancellation), entry.From);
        if (entry.Fallback is not null)
            await tree.FindAsync(entry.Fallback, cancellation);
        var unit = new Unit
        {
            Id = entry.Id ?? OfficeId.From(entry.EnglishName, taken),
            ParentId = entry.Parent,
            Name = entry.Name,
            EnglishName = entry.EnglishName,
            Kind = entry.Kind,
            Email = entry.Email,
            FallbackUnitId = entry.Fallback,
            From = entry.From,
        };
        db.Units.Add(unit);
        return (unit, entry with { Id = unit.Id });
    }, cancellation);
}
