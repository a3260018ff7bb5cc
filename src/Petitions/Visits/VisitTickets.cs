using Microsoft.EntityFrameworkCore;
using Petitions.Data;

namespace Petitions.Visits;

/// <summary>叫号: the tickets of a day, one after the other, whatever the visitor comes for.</summary>
public sealed class VisitTickets(PetitionsDb db)
{
    public async Task<int> NextAsync(DateOnly day, CancellationToken cancellation) =>
        1 + await db.Visits.Where(v => v.Day == day).MaxAsync(v => (int?)v.Ticket, cancellation) ?? 1;
}
