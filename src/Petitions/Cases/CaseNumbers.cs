using Microsoft.EntityFrameworkCore;
using Petitions.Data;

namespace Petitions.Cases;

public static class CaseNumbers
{
    /// <summary>A number that no case has or had: numbers of archived and sealed cases stay taken.</summary>
    public static async Task<string> FreeAsync(PetitionsDb db, int year, CancellationToken cancellation = default)
    {
        while (true)
        {
            var number = CaseNumber.Create(year);
            if (!await db.Cases.AnyAsync(c => c.Number == number, cancellation))
                return number;
        }
    }
}
