using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Petitions.Intake.Duplicates;

namespace Petitions.Data.Search;

/// <summary>Letters that share bands of a text's print. Another database brings its own.</summary>
internal static class AlikeTexts
{
    // The first that had a band: of a call that ten thousand people send, each new one is not compared with all before it.
    private const int MostOfABand = 100;

    /// <returns>The most alike first.</returns>
    public static async Task<IReadOnlyList<Guid>> OfAsync(PetitionsDb db, IReadOnlyList<long> print, Guid but, int most, CancellationToken cancellation)
    {
        var bands = JsonSerializer.Serialize(print);
        return await db.Database.SqlQuery<Guid>($"""
            SELECT p."CaseId" AS "Value" FROM json_each({bands}) b
            JOIN "TextPrints" p ON p.rowid IN (SELECT rowid FROM "TextPrints" WHERE "Band" = b."key" AND "Value" = b."value" ORDER BY rowid LIMIT {MostOfABand})
            WHERE p."CaseId" <> {but}
            GROUP BY p."CaseId" HAVING count(*) >= {TextLikeness.MuchAlike} ORDER BY count(*) DESC, p."CaseId" LIMIT {most}
            """).ToListAsync(cancellation);
    }
}
