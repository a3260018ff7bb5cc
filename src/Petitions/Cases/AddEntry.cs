using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Data.Search;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Cases;

/// <summary>A new subject or purpose, offered at the desk from now on.</summary>
public sealed class AddEntry(PetitionsDb db, DictionaryChange dictionary)
{
    /// <exception cref="RuleBroken"><c>entry-code-taken</c>, <c>entry-without-parent</c>, <c>entry-name-taken</c></exception>
    public Task<DictionaryEntry> RunAsync(DictionaryKind kind, EntryForm form, CancellationToken cancellation = default) => dictionary.RunAsync("dictionary.added", async () =>
    {
        await SchemaCheck.RequireAsync(EntryForm.Schema, form, cancellation);
        var known = await db.Dictionary.AsNoTracking().Where(e => e.Kind == kind).ToListAsync(cancellation);
        Require.That(!known.Exists(e => e.Code == form.Code), "entry-code-taken", form.Code);
        Require.That(form.Code.Length == 2 || known.Exists(e => e.Code == form.Code[..^2]), "entry-without-parent", form.Code.Length == 2 ? "" : form.Code[..^2]);
        await dictionary.RequireNameAsync(kind, form.Code, form.Name, cancellation);
        var entry = new DictionaryEntry { Kind = kind, Code = form.Code, Name = form.Name, EnglishName = form.EnglishName, Initials = form.Initials ?? Pinyin.Initials(form.Name) };
        db.Dictionary.Add(entry);
        return (entry, new { kind, entry.Code, entry.Name, entry.EnglishName, entry.Initials });
    }, cancellation);
}
