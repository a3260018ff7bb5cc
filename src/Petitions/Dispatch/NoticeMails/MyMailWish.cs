using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Petitions.Data;
using Petitions.Offices;
using Petitions.Tasks;

namespace Petitions.Dispatch.NoticeMails;

/// <summary>When I hear by mail, where, and what the office allows.</summary>
public sealed record MyMailWish(MailWish Wish, string? Address, OfficeOptions Office);

public sealed class ReadMailWish(PetitionsDb db, TaskAccess access, IOptions<OfficeOptions> office)
{
    public async Task<MyMailWish> RunAsync(CancellationToken cancellation = default)
    {
        var me = (await access.ViewerAsync(cancellation)).PersonId;
        var wish = await db.NoticeMails.Where(m => m.PersonId == me).Select(m => (MailWish?)m.Wish).SingleOrDefaultAsync(cancellation);
        return new MyMailWish(wish ?? MailWish.AtOnce, await db.People.Where(p => p.Id == me).Select(p => p.Email).SingleOrDefaultAsync(cancellation), office.Value);
    }
}
