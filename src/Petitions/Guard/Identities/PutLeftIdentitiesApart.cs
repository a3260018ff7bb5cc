using Microsoft.EntityFrameworkCore;
using Petitions.Data;

namespace Petitions.Guard.Identities;

/// <summary>Sealed cases of before identities were kept apart, some at a time.</summary>
public sealed class PutLeftIdentitiesApart(PetitionsDb db, Transactions transactions)
{
    private const int Batch = 200;

    public async Task RunAsync(CancellationToken cancellation = default)
    {
        // That they are looked at in an act is enough: the end of each puts apart what it finds.
        while (await transactions.RunAsync(() => Left().Take(Batch).ToListAsync(cancellation), cancellation) is { Count: > 0 })
        {
        }
    }

    private IQueryable<Cases.PetitionCase> Left() => db.Cases
        .Where(c => c.Sealed && (c.Receipt.SenderAsWritten != null || c.Receipt.SenderUnit != null || db.Petitioners.Any(p => p.CaseId == c.Id && p.Apart == null)))
        .OrderBy(c => c.Id);
}
