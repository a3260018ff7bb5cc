using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Guard.Identities;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits;

public sealed record EarlierCase(string Number, string? Title, Channel Channel, string Stage, DateTime ReceivedAt, bool IsOpen, string? Name, bool ById);

/// <param name="Visits">来访次数: how often he came, this time not counted, as far as the one who asks may see it.</param>
/// <param name="Cases">His cases, the open ones first.</param>
public sealed record KnownVisitor(int Visits, IReadOnlyList<EarlierCase> Cases);

/// <summary>
/// 查重访: has this person been here before? By the keyed index of the ID number, else by the name; also among those who spoke for a
/// group. What is hidden from the one who asks is neither shown nor counted (domain.md §10.3 route 12).
/// </summary>
public sealed class FindVisitor(PetitionsDb db, TaskAccess access, CaseGuard guard, IdentityVault vault, WriterIdentities identities)
{
    private const int Shown = 20;

    /// <exception cref="NotVisible">Somebody who has no part in the reception.</exception>
    public async Task<KnownVisitor> RunAsync(string? name, string? idNumber, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        if (!viewer.ReceivesVisitors && !viewer.IsSealedOfficer)
            throw new NotVisible();
        var index = string.IsNullOrWhiteSpace(idNumber) ? null : vault.Index(idNumber);
        var wanted = string.IsNullOrWhiteSpace(name) ? null : name.Trim();
        if (index is null && wanted is null)
            return new KnownVisitor(0, []);
        var named = identities.Named(wanted ?? "");
        // Two of one name are two people where their ID numbers differ.
        var ids = db.Petitioners.Where(p => (index != null && p.IdNumberIndex == index) || (wanted != null && named.Contains(p.CaseId) && (index == null || p.IdNumberIndex == null))).Select(p => p.CaseId)
            .Union(db.Representatives.Where(r => (index != null && r.IdNumberIndex == index) || (wanted != null && r.Name == wanted && (index == null || r.IdNumberIndex == null))).Select(r => r.CaseId));
        var cases = guard.Visible(viewer).AsNoTracking().Where(c => ids.Contains(c.Id));
        var found = await cases.OrderBy(c => c.ClosedAt != null).ThenByDescending(c => c.Receipt.ReceivedAt).Take(Shown)
            .Select(c => new EarlierCase(
                c.Number, c.Registration!.Title, c.Receipt.Channel, c.Stage, c.Receipt.ReceivedAt, c.ClosedAt == null,
                db.Petitioners.Where(p => p.CaseId == c.Id).Select(p => p.Name).FirstOrDefault(),
                index != null && (db.Petitioners.Any(p => p.CaseId == c.Id && p.IdNumberIndex == index) || db.Representatives.Any(r => r.CaseId == c.Id && r.IdNumberIndex == index))))
            .ToListAsync(cancellation);
        return new KnownVisitor(await db.Visits.CountAsync(v => cases.Any(c => c.Id == v.CaseId), cancellation), found);
    }
}
