using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Data.Search;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Guard.Identities;
using Petitions.Tasks;

namespace Petitions.Intake.Duplicates;

/// <summary>What a clerk has typed so far of a letter.</summary>
public sealed record Typed(string? Title, string? Name, string? Phone, string? IdNumber);

/// <summary>Why a case is shown beside a new letter; several may hold.</summary>
public enum AlikeReason { IdNumber, Phone, Name, Title }

/// <param name="IsDuplicate">Probably the same matter of the same writer again (重复件); else he has written before, or somebody else about it.</param>
public sealed record AlikeCase(string Number, string? Title, string Stage, DateTime ReceivedAt, bool Sealed, IReadOnlyList<AlikeReason> Reasons, bool IsDuplicate);

/// <summary>
/// Letters that may be the same as the one being registered, or by the same writer. Flags, never decides: nothing is dropped or
/// joined by it. Only what the guard gives out is compared, and who wrote a sealed case is compared for sealed officers only.
/// </summary>
public sealed class FindAlike(PetitionsDb db, TaskAccess access, CaseGuard guard, CaseSearch search, IdentityVault vault, WriterIdentities identities, OfficeClock clock)
{
    /// <summary>A matter that was written about longer ago is a new one.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(365);

    private const int MostCompared = 100;
    private const int MostShown = 8;
    private const double MuchLike = 0.5;
    private const double SomewhatLike = 0.35;

    private sealed record Candidate(Guid Id, string Number, string? Title, string Stage, DateTime ReceivedAt, bool Sealed);

    public async Task<IReadOnlyList<AlikeCase>> RunAsync(Typed typed, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var visible = guard.Visible(viewer).AsNoTracking();
        var reasons = await OfWriterAsync(typed, visible, viewer, cancellation);
        var titles = await OfTitleAsync(typed.Title, visible, viewer, cancellation);
        var writers = reasons.Keys.Except(titles.Select(t => t.Id)).ToList();
        var candidates = titles.Concat(await CandidatesAsync(visible.Where(c => writers.Contains(c.Id)), cancellation));
        return [.. candidates.Select(c => Compare(c, typed.Title, reasons.GetValueOrDefault(c.Id) ?? [])).OfType<AlikeCase>()
            .OrderByDescending(a => a.IsDuplicate).ThenByDescending(a => a.ReceivedAt).ThenBy(a => a.Number, StringComparer.Ordinal).Take(MostShown)];
    }

    private async Task<Dictionary<Guid, List<AlikeReason>>> OfWriterAsync(Typed typed, IQueryable<PetitionCase> visible, Viewer viewer, CancellationToken cancellation)
    {
        var known = viewer.IsSealedOfficer ? visible : visible.Where(c => !c.Sealed);
        var found = new Dictionary<Guid, List<AlikeReason>>();
        await AddAsync(AlikeReason.IdNumber, typed.IdNumber is { Length: >= 15 } number && vault.Index(number) is var index ? db.Petitioners.Where(p => p.IdNumberIndex == index).Select(p => p.CaseId) : null);
        await AddAsync(AlikeReason.Phone, typed.Phone is { Length: >= 7 } phone ? identities.WithPhone(phone) : null);
        await AddAsync(AlikeReason.Name, typed.Name is { Length: >= 2 } name ? identities.Named(name) : null);
        return found;

        async Task AddAsync(AlikeReason reason, IQueryable<Guid>? same)
        {
            if (same is null)
                return;
            var ids = await known.Where(c => same.Contains(c.Id)).OrderByDescending(c => c.Receipt.ReceivedAt).Select(c => c.Id).Take(MostCompared).ToListAsync(cancellation);
            foreach (var id in ids)
                (found.TryGetValue(id, out var reasons) ? reasons : found[id] = []).Add(reason);
        }
    }

    private async Task<IReadOnlyList<Candidate>> OfTitleAsync(string? title, IQueryable<PetitionCase> visible, Viewer viewer, CancellationToken cancellation)
    {
        var phrases = TitleLikeness.Phrases(title ?? "");
        if (phrases.Count == 0)
            return [];
        var since = clock.Now - Back;
        return await CandidatesAsync(search.InAny(visible, viewer, phrases).Where(c => c.Receipt.ReceivedAt >= since), cancellation);
    }

    private static async Task<IReadOnlyList<Candidate>> CandidatesAsync(IQueryable<PetitionCase> cases, CancellationToken cancellation) =>
        await cases.OrderByDescending(c => c.Receipt.ReceivedAt).Take(MostCompared)
            .Select(c => new Candidate(c.Id, c.Number, c.Registration!.Title, c.Stage, c.Receipt.ReceivedAt, c.Sealed)).ToListAsync(cancellation);

    private static AlikeCase? Compare(Candidate found, string? title, List<AlikeReason> writer)
    {
        var likeness = title is null || found.Title is null ? 0 : TitleLikeness.Of(title, found.Title);
        var needed = writer.Count > 0 ? SomewhatLike : MuchLike;
        if (writer.Count == 0 && likeness < needed)
            return null;
        IReadOnlyList<AlikeReason> reasons = likeness >= needed ? [.. writer, AlikeReason.Title] : writer;
        return new AlikeCase(found.Number, found.Title, found.Stage, found.ReceivedAt, found.Sealed, reasons, writer.Count > 0 && likeness >= needed);
    }
}
