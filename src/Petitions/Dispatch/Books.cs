using Petitions.Data;

namespace Petitions.Dispatch;

/// <summary>Gap-free numbers: the number is taken in the transaction of the act, so an act that fails takes none.</summary>
public sealed class Books(PetitionsDb db)
{
    public async Task<int> NextAsync(string name, int year, CancellationToken cancellation = default)
    {
        var book = await db.Books.FindAsync([name, year], cancellation);
        if (book is null)
            db.Books.Add(book = new Book { Name = name, Year = year });
        return ++book.Last;
    }
}
