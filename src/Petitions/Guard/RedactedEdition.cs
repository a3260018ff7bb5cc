using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;

namespace Petitions.Guard;

/// <summary>
/// 节本: whoever handles a sealed case and is no sealed officer reads it without its writer (domain.md §10.3 route 16). His name, address
/// and numbers are taken out of the texts, and of the files he has those only of which a program read every word and found none of
/// them: the letter itself, its envelope, mails and pictures stay with the sealed officers.
/// </summary>
public sealed class RedactedEdition(PetitionsDb db, IdentityVault vault)
{
    private const int ShortestMark = 2;
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
        List<string?> marks = [letter.Receipt.SenderAsWritten];
        if (await db.Petitioners.AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == letter.Id, cancellation) is { } writer)
            marks.AddRange([writer.Name, writer.Address, writer.Phone, writer.Email, writer.IdNumberSealed is { } id ? vault.Open(id, letter.Id) : null]);
        foreach (var speaker in await db.Representatives.AsNoTracking().Where(r => r.CaseId == letter.Id).ToListAsync(cancellation))
            marks.AddRange([speaker.Name, speaker.Phone]);
        return [.. marks.OfType<string>().Select(m => m.Trim()).Where(m => m.Length >= ShortestMark).Distinct()];
    }
}
