using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>
/// After any change of the office, in its transaction: rewrites who stands for whom. Cases are not touched, however many
/// there are; they meet the new standings at the next look.
/// </summary>
public sealed class StandingsUpdate(PetitionsDb db, Transactions transactions)
{
    public Task RunAsync(CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var office = await SnapshotAsync(cancellation);
        await db.PersonStandings.ExecuteDeleteAsync(cancellation);
        await db.UnitStandings.ExecuteDeleteAsync(cancellation);
        db.PersonStandings.AddRange(Standings.Compute(office));
        db.UnitStandings.AddRange(Standings.ComputeUnits(office));
        await DirectoryCache.ChangedAsync(db, cancellation);
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
}
