using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Guard.Identities;

namespace Petitions.Guard;

/// <summary>
/// 节本: whoever handles a sealed case and is no sealed officer reads it without its writer (domain.md §10.3 route 16). His name, address
/// and numbers are taken out of the texts, and of the files he has those only of which a program read every word and found none of
/// them: the letter itself, its envelope, mails and pictures stay with the sealed officers.
/// </summary>
public sealed class RedactedEdition(PetitionsDb db, IdentityVault vault, WriterIdentities identities)
{
    private static readonly AttachmentKind[] Neutral = [AttachmentKind.File, AttachmentKind.Enclosure];

    public static bool IsWhole(PetitionCase letter, Viewer viewer) => !letter.Sealed || viewer.IsSealedOfficer;

    public async Task<Redaction> OfAsync(PetitionCase letter, Viewer viewer, CancellationToken cancellation = default)
    {
        if (IsWhole(letter, viewer))
            return Redaction.None;
        var marks = await MarksAsync(letter, cancellation);
        var read = await db.Attachments.AsNoTracking().Where(a => a.CaseId == letter.Id && Neutral.Contains(a.Kind))
            .Join(db.FileTexts, a => a.Sha256, t => t.Sha256, (a, t) => new { a.Id, a.FileName, t.Text, t.Problem }).ToListAsync(cancellation);
        return new Redaction(marks, read.Where(f => f is { Problem: null, Text: not "" } && !marks.Exists(m => $"{f.FileName}\n{f.Text}".Contains(m, StringComparison.OrdinalIgnoreCase))).Select(f => f.Id).ToHashSet());
    }

    private async Task<List<string>> MarksAsync(PetitionCase letter, CancellationToken cancellation)
    {
        var marks = (await identities.OfAsync(letter, cancellation)).Marks.ToList();
        var idNumber = await db.Petitioners.AsNoTracking().Where(p => p.CaseId == letter.Id).Select(p => p.IdNumberSealed).SingleOrDefaultAsync(cancellation);
        if (idNumber is not null)
            marks.Add(vault.Open(idNumber, letter.Id));
        return marks;
    }
}
