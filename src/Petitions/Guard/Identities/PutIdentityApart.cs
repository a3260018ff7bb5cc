using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Visits;

namespace Petitions.Guard.Identities;

/// <summary>
/// 身份另存: the act that seals a case, and every later one that writes down somebody of it, leaves who wrote in the vault and nowhere
/// else (domain.md §10.3 route 16). It runs at the end of each act, so that no way of sealing can forget it.
/// </summary>
public sealed class PutIdentityApart(PetitionsDb db, IdentityVault vault, WriterIdentities identities, JournalWriter journal)
{
    internal async Task InActAsync(CancellationToken cancellation)
    {
        foreach (var letter in db.ChangeTracker.Entries<PetitionCase>().Where(e => e.State != EntityState.Deleted && e.Entity.Sealed).Select(e => e.Entity).ToList())
            await PutAsync(letter, cancellation);
    }

    private async Task PutAsync(PetitionCase letter, CancellationToken cancellation)
    {
        var writer = await db.Petitioners.FindAsync([letter.Id], cancellation);
        var speakers = await SpeakersAsync(letter, cancellation);
        var plain = WriterIdentity.Of(letter.Receipt, writer, speakers.Select(s => new Spokesperson(s.Name, s.Phone)));
        var known = await identities.ApartAsync(letter.Id, cancellation);
        var identity = plain.Over(known);
        var redaction = new Redaction(identity.Marks, new HashSet<Guid>());
        var who = letter.Slip?.Who is { } told && redaction.Of(told) != told ? told : null;
        if (writer is { Apart: null })
            Empty(writer);
        if (plain.IsEmpty && who is null)
            return;
        await KeepAsync(letter.Id, identity with { Who = who ?? identity.Who }, cancellation);
        Empty(speakers);
        Empty(letter, redaction);
        await EmptyStepsAsync(letter.Id, redaction, cancellation);
        if (known is null)
            journal.Write("identity.put-apart", letter.Id);
    }

    private async Task<List<Representative>> SpeakersAsync(PetitionCase letter, CancellationToken cancellation)
    {
        if (letter.Receipt.Channel != Channel.Visit)
            return [];
        await db.Representatives.Where(r => r.CaseId == letter.Id).LoadAsync(cancellation);
        return [.. db.Representatives.Local.Where(r => r.CaseId == letter.Id && r.Name != Redaction.Hidden)];
    }

    private async Task KeepAsync(Guid caseId, WriterIdentity identity, CancellationToken cancellation)
    {
        var content = vault.Seal(JsonSerializer.Serialize(identity, Json.Options), caseId);
        var kept = await db.AccuserIdentities.FindAsync([caseId], cancellation) ?? db.AccuserIdentities.Add(new AccuserIdentity { CaseId = caseId, Content = content }).Entity;
        (kept.Content, kept.NameIndex, kept.PhoneIndex, kept.EmailIndex) = (content, Index(identity.Name), Index(identity.Phone), Index(identity.Email));
    }

    private string? Index(string? text) => string.IsNullOrWhiteSpace(text) ? null : vault.Index(text);

    // By the tracker, here and below: the entities themselves let nobody rewrite what came in.
    private void Empty(Petitioner writer)
    {
        var row = db.Entry(writer);
        row.Property(p => p.Apart).CurrentValue = writer.Reach;
        foreach (var field in new[] { nameof(writer.Name), nameof(writer.Occupation), nameof(writer.PoliticalStatus), nameof(writer.WorkUnit), nameof(writer.Address), nameof(writer.Phone), nameof(writer.Email) })
            row.Property(field).CurrentValue = null;
    }

    private void Empty(IEnumerable<Representative> speakers)
    {
        foreach (var speaker in speakers)
        {
            db.Entry(speaker).Property(s => s.Name).CurrentValue = Redaction.Hidden;
            db.Entry(speaker).Property(s => s.Phone).CurrentValue = null;
        }
    }

    private void Empty(PetitionCase letter, Redaction redaction)
    {
        var receipt = db.Entry(letter).Reference(c => c.Receipt).TargetEntry!;
        receipt.Property(nameof(Receipt.SenderAsWritten)).CurrentValue = null;
        receipt.Property(nameof(Receipt.SenderUnit)).CurrentValue = null;
        if (letter.Slip is { } slip)
            db.Entry(letter).Reference(c => c.Slip).TargetEntry!.Property(nameof(Slip.Who)).CurrentValue = redaction.Of(slip.Who);
    }

    private async Task EmptyStepsAsync(Guid caseId, Redaction redaction, CancellationToken cancellation)
    {
        await db.Steps.Where(s => s.CaseId == caseId).LoadAsync(cancellation);
        foreach (var step in db.Steps.Local.Where(s => s.CaseId == caseId))
            db.Entry(step).Property(s => s.DataJson).CurrentValue = redaction.Of(step.DataJson)!;
    }
}
