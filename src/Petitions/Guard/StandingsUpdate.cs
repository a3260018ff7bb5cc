using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>
/// After any change of the office, in its transaction: brings who stands for whom up to date, row by row where it differs, and
/// takes from whoever stands for an accused now what he holds. Cases are not touched, however many there are; they meet the
/// new standings at the next look.
/// </summary>
public sealed class StandingsUpdate(PetitionsDb db, Transactions transactions, RevokeBlocked revoke)
{
    private const int Batch = 500;

    public Task RunAsync(CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        await db.SaveChangesAsync(cancellation);
        var office = await SnapshotAsync(cancellation);
        await PeopleAsync(Standings.Compute(office), cancellation);
        await UnitsAsync(Standings.ComputeUnits(office), cancellation);
        await DirectoryCache.ChangedAsync(db, cancellation);
        await db.SaveChangesAsync(cancellation);
        await revoke.InActAsync(cancellation);
    }, cancellation);

    public async Task<OfficeSnapshot> SnapshotAsync(CancellationToken cancellation = default) => new()
    {
        Units = await db.Units.AsNoTracking().ToListAsync(cancellation),
        People = await db.People.AsNoTracking().ToListAsync(cancellation),
        Names = await db.PersonNames.AsNoTracking().ToListAsync(cancellation),
        Posts = await db.Posts.AsNoTracking().ToListAsync(cancellation),
        Portfolios = await db.Portfolios.AsNoTracking().ToListAsync(cancellation),
        Delegations = await db.Delegations.AsNoTracking().ToListAsync(cancellation),
        Secretaryships = await db.Secretaryships.AsNoTracking().ToListAsync(cancellation),
        Kinships = await db.Kinships.AsNoTracking().ToListAsync(cancellation),
    };

    private async Task PeopleAsync(IEnumerable<PersonStanding> computed, CancellationToken cancellation)
    {
        var stored = await db.PersonStandings.AsNoTracking().ToListAsync(cancellation);
        var (gone, added) = Difference(stored, computed, Content);
        foreach (var ids in gone.Select(s => s.Id).Chunk(Batch))
            await db.PersonStandings.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(cancellation);
        db.PersonStandings.AddRange(added);
    }

    private async Task UnitsAsync(IEnumerable<UnitStanding> computed, CancellationToken cancellation)
    {
        var stored = await db.UnitStandings.AsNoTracking().ToListAsync(cancellation);
        var (gone, added) = Difference(stored, computed, Content);
        foreach (var ids in gone.Select(s => s.Id).Chunk(Batch))
            await db.UnitStandings.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(cancellation);
        db.UnitStandings.AddRange(added);
    }

    private static object Content(PersonStanding s) => (s.PersonId, s.SubjectKind, s.SubjectId, s.Relation, s.Level, s.From, s.To);

    private static object Content(UnitStanding s) => (s.UnitId, s.SubjectKind, s.SubjectId, s.Relation, s.Level, s.From, s.To);

    private static (List<T> Gone, List<T> Added) Difference<T>(IEnumerable<T> stored, IEnumerable<T> computed, Func<T, object> content)
    {
        var gone = new List<T>();
        var known = new Dictionary<object, T>();
        foreach (var row in stored)
            if (!known.TryAdd(content(row), row))
                gone.Add(row);
        var added = computed.Where(row => !known.Remove(content(row))).ToList();
        gone.AddRange(known.Values);
        return (gone, added);
    }
}
