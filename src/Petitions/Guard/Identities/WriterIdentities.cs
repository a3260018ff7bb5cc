using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;

namespace Petitions.Guard.Identities;

/// <summary>
/// Where the office itself needs to know who wrote, and no person reads it: to send him an answer, to take him out of a text, to know
/// his mail again. People read a sealed identity by <see cref="ReadIdentity"/> alone.
/// </summary>
public sealed class WriterIdentities(PetitionsDb db, IdentityVault vault)
{
    /// <exception cref="IdentityUnreadable">Another office key, or altered bytes.</exception>
    internal async Task<WriterIdentity> OfAsync(PetitionCase letter, CancellationToken cancellation)
    {
        var writer = await db.Petitioners.FindAsync([letter.Id], cancellation);
        var speakers = await db.Representatives.AsNoTracking().Where(r => r.CaseId == letter.Id && r.Name != Redaction.Hidden).OrderBy(r => r.Id)
            .Select(r => new Spokesperson(r.Name, r.Phone)).ToListAsync(cancellation);
        return WriterIdentity.Of(letter.Receipt, writer, speakers).Over(await ApartAsync(letter.Id, cancellation));
    }

    internal async Task<WriterIdentity?> ApartAsync(Guid caseId, CancellationToken cancellation) =>
        await db.AccuserIdentities.FindAsync([caseId], cancellation) is { } apart
            ? JsonSerializer.Deserialize<WriterIdentity>(vault.Open(apart.Content, caseId), Json.Options)
            : null;

    /// <summary>The writer as he would be typed into another letter of his; null where nothing of him was registered.</summary>
    internal async Task<PetitionerForm?> FormAsync(PetitionCase letter, CancellationToken cancellation)
    {
        if (await db.Petitioners.FindAsync([letter.Id], cancellation) is not { } writer)
            return null;
        var known = await OfAsync(letter, cancellation);
        return new PetitionerForm(known.Name, writer.Anonymous, writer.IdNumberSealed is { } id ? vault.Open(id, writer.CaseId) : null, known.Occupation,
            known.PoliticalStatus, known.WorkUnit, known.Address, known.Phone, known.Email);
    }

    /// <summary>Sealed cases of whoever has this name, telephone or address.</summary>
    internal IQueryable<Guid> Called(string text)
    {
        var index = vault.Index(text);
        return db.AccuserIdentities.Where(i => i.NameIndex == index || i.PhoneIndex == index || i.EmailIndex == index).Select(i => i.CaseId);
    }

    /// <summary>Cases of whoever has this name, plain or apart. Who may know of them is for the caller to ask.</summary>
    internal IQueryable<Guid> Named(string name)
    {
        var index = vault.Index(name);
        return db.Petitioners.Where(p => p.Name == name).Select(p => p.CaseId).Union(db.AccuserIdentities.Where(i => i.NameIndex == index).Select(i => i.CaseId));
    }

    internal IQueryable<Guid> WithPhone(string phone)
    {
        var index = vault.Index(phone);
        return db.Petitioners.Where(p => p.Phone == phone).Select(p => p.CaseId).Union(db.AccuserIdentities.Where(i => i.PhoneIndex == index).Select(i => i.CaseId));
    }

    internal IQueryable<Guid> WithEmail(string email)
    {
        var index = vault.Index(email);
        return db.Petitioners.Where(p => p.Email == email).Select(p => p.CaseId).Union(db.AccuserIdentities.Where(i => i.EmailIndex == index).Select(i => i.CaseId));
    }
}
