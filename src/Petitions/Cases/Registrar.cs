using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;

namespace Petitions.Cases;

/// <summary>Writes the registration of an opened letter: at receipt, or later in the step <c>open</c>.</summary>
public sealed class Registrar(PetitionsDb db, OfficeClock clock, CurrentActor actor, IdentityVault vault, ProvisionalSeal seal, DictionaryBook dictionary)
{
    /// <param name="letter">The letter or visit.</param>
    /// <param name="form">What it says on its face.</param>
    /// <param name="registering">The task in which it is registered.</param>
    /// <param name="cancellation">Ends the act.</param>
    public async Task<Petitioner> RegisterAsync(PetitionCase letter, RegistrationForm form, Guid registering, CancellationToken cancellation = default)
    {
        letter.Open(new Registration
        {
            Title = form.Title.Trim(),
            JointCount = form.JointCount ?? 1,
            SentOn = form.SentOn,
            SubjectCode = await dictionary.KeptAsync(DictionaryKind.Subject, form.SubjectCode, cancellation),
            PurposeCode = await dictionary.KeptAsync(DictionaryKind.Purpose, form.PurposeCode, cancellation),
            Place = form.Place,
            OpenedAt = clock.Now,
            OpenedBy = actor.PersonId ?? "",
        });
        var writer = PetitionerOf(letter.Id, form.Petitioner);
        db.Petitioners.Add(writer);
        foreach (var enclosure in form.Enclosures ?? [])
            db.Enclosures.Add(EnclosureOf(letter.Id, enclosure));
        await seal.PutInActAsync(letter, [form.Title, form.Place, .. (form.Enclosures ?? []).Select(e => e.Description)], registering, cancellation);
        return writer;
    }

    private Petitioner PetitionerOf(Guid caseId, PetitionerForm? form)
    {
        var idNumber = string.IsNullOrWhiteSpace(form?.IdNumber) ? null : form.IdNumber;
        return new Petitioner
        {
            CaseId = caseId,
            Anonymous = form?.Anonymous ?? form?.Name is null,
            Name = form?.Name?.Trim(),
            IdNumberSealed = idNumber is null ? null : vault.Seal(idNumber, caseId),
            IdNumberIndex = idNumber is null ? null : vault.Index(idNumber),
            Occupation = form?.Occupation,
            PoliticalStatus = form?.PoliticalStatus,
            WorkUnit = form?.WorkUnit,
            Address = form?.Address,
            Phone = form?.Phone,
            Email = form?.Email,
        };
    }

    private Enclosure EnclosureOf(Guid caseId, EnclosureForm form) => new()
    {
        CaseId = caseId,
        Kind = form.Kind,
        Description = form.Description,
        Quantity = form.Quantity ?? 1,
        Value = form.Value,
        // Cash and papers are kept apart from the file until they go back (L-12).
        Custody = form.Custody ?? (form.Kind is EnclosureKind.Cash or EnclosureKind.Identity ? Custody.InCustody : Custody.WithCase),
        RegisteredBy = actor.PersonId ?? "",
        RegisteredAt = clock.Now,
    };
}
