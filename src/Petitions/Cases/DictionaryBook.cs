using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Cases;

/// <summary>Looks entries up as clerks type them: by code, by name, or by phonetic initials.</summary>
public sealed class DictionaryBook(PetitionsDb db)
{
    /// <returns>The code, or null where nothing was typed.</returns>
    /// <exception cref="RuleBroken"><c>subject-unknown</c>, <c>purpose-unknown</c>, <c>filing-unknown</c>: no entry, a retired one, or initials that several share.</exception>
    public async Task<string?> CodeAsync(DictionaryKind kind, string? typed, CancellationToken cancellation = default)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var wanted = typed.Trim();
        var unknown = kind switch
        {
            DictionaryKind.Subject => new RuleBroken("subject-unknown", wanted),
            DictionaryKind.Purpose => new RuleBroken("purpose-unknown", wanted),
            DictionaryKind.Filing => new RuleBroken("filing-unknown", wanted),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return await MeantAsync(kind, wanted, cancellation) ?? throw unknown;
    }

    /// <summary>The code, or the words themselves where no entry is meant: letters from other organs bring codes of their own dictionaries.</summary>
    public async Task<string?> KeptAsync(DictionaryKind kind, string? written, CancellationToken cancellation = default) =>
        string.IsNullOrWhiteSpace(written) ? null : await MeantAsync(kind, written.Trim(), cancellation) ?? written.Trim();

    /// <summary>Entries that may be chosen, narrowed to those in whose code, names or initials the text stands.</summary>
    public async Task<IReadOnlyList<DictionaryEntry>> ListAsync(DictionaryKind kind, string? text = null, CancellationToken cancellation = default)
    {
        var entries = Offered(kind);
        if (!string.IsNullOrWhiteSpace(text))
        {
            var (wanted, initials) = (text.Trim(), text.Trim().ToLowerInvariant());
            entries = entries.Where(e => e.Code.StartsWith(wanted) || e.Name.Contains(wanted) || e.EnglishName.Contains(wanted) || e.Initials.StartsWith(initials));
        }
        return await entries.OrderBy(e => e.Code).ToListAsync(cancellation);
    }

    /// <summary>An entry as letters carry it, retired or not; null for a code that never was one.</summary>
    public Task<DictionaryEntry?> FindAsync(DictionaryKind kind, string code, CancellationToken cancellation = default) =>
        db.Dictionary.AsNoTracking().SingleOrDefaultAsync(e => e.Kind == kind && e.Code == code, cancellation);

    private async Task<string?> MeantAsync(DictionaryKind kind, string wanted, CancellationToken cancellation)
    {
        var initials = wanted.ToLowerInvariant();
        var offered = await Offered(kind).Where(e => e.Code == wanted || e.Name == wanted || e.Initials == initials).ToListAsync(cancellation);
        return (offered.Find(e => e.Code == wanted) ?? offered.Find(e => e.Name == wanted) ?? (offered.Count == 1 ? offered[0] : null))?.Code;
    }

    private IQueryable<DictionaryEntry> Offered(DictionaryKind kind) => db.Dictionary.AsNoTracking().Where(e => e.Kind == kind && !e.Retired);
}
