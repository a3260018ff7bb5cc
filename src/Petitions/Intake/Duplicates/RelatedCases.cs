using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Guard.Identities;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Intake.Duplicates;

/// <param name="Link">Null where nobody has linked it yet.</param>
public sealed record RelatedCase(string Number, string? Title, string Stage, DateTime ReceivedAt, long? Link, LinkKind? Kind, string Reason);

/// <summary>What belongs to a case, or may: links, and cases with the same file or writer. Only what exists for whoever looks.</summary>
public sealed class RelatedCases(PetitionsDb db, TaskAccess access, CaseGuard guard, WriterIdentities identities, SameLetters same)
{
    private const int Most = 20;

    /// <exception cref="NotVisible">No such case for this person.</exception>
    public async Task<IReadOnlyList<RelatedCase>> RunAsync(string number, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var visible = guard.Visible(viewer).AsNoTracking();
        var letter = Require.Found(await visible.SingleOrDefaultAsync(c => c.Number == number, cancellation));
        var links = await db.CaseLinks.AsNoTracking().Where(l => l.UndoneAt == null && (l.CaseId == letter.Id || l.OtherId == letter.Id)).ToListAsync(cancellation);
        var related = new List<RelatedCase>();
        foreach (var link in links)
        {
            var other = link.CaseId == letter.Id ? link.OtherId : link.CaseId;
            if (await visible.SingleOrDefaultAsync(c => c.Id == other, cancellation) is { } found)
                related.Add(Of(found, link.Id, link.Kind, link.Reason));
        }
        // Who wrote a sealed case is for sealed officers alone, and so is what follows from it.
        var open = viewer.IsSealedOfficer ? visible : visible.Where(c => !c.Sealed);
        await AddAsync(open.Where(c => same.WithSameFile(letter.Id).Contains(c.Id)), "same-file");
        if (!letter.Sealed || viewer.IsSealedOfficer)
            await AddAsync(open.Where(OfWriter(letter, await identities.OfAsync(letter, cancellation))), "same-writer");
        return related;

        async Task AddAsync(IQueryable<PetitionCase> cases, string reason)
        {
            foreach (var found in await cases.OrderByDescending(c => c.Receipt.ReceivedAt).Take(Most).ToListAsync(cancellation))
                if (related.TrueForAll(r => r.Number != found.Number))
                    related.Add(Of(found, null, null, reason));
        }
    }

    private Expression<Func<PetitionCase, bool>> OfWriter(PetitionCase letter, WriterIdentity writer)
    {
        var same = db.Petitioners.Where(o => db.Petitioners.Any(p => p.CaseId == letter.Id && p.IdNumberIndex != null && p.IdNumberIndex == o.IdNumberIndex)).Select(o => o.CaseId);
        if (writer.Email is { } email)
            same = same.Union(identities.WithEmail(email));
        if (writer.Phone is { } phone)
            same = same.Union(identities.WithPhone(phone));
        return c => c.Id != letter.Id && same.Contains(c.Id);
    }

    private static RelatedCase Of(PetitionCase letter, long? link, LinkKind? kind, string reason) =>
        new(letter.Number, letter.Registration?.Title, letter.Stage, letter.Receipt.ReceivedAt, link, kind, reason);
}
