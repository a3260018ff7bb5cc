using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Petitions.Access;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Journal;

/// <summary>Adds entries to the transaction of the act that is going on; it never opens one itself.</summary>
public sealed class JournalWriter(PetitionsDb db, CurrentActor actor, TimeProvider time)
{
    public JournalEntry Write(string kind, Guid? caseId, object? payload = null)
    {
        var entry = EntryOf(kind, caseId, payload);
        db.Journal.Add(entry);
        return entry;
    }

    /// <summary>An entry that its caller writes, with many others, in the same transaction.</summary>
    internal JournalEntry EntryOf(string kind, Guid? caseId, object? payload)
    {
        var json = payload is null ? null : JsonSerializer.Serialize(payload, Json.Options);
        return new JournalEntry
        {
            At = time.GetUtcNow().UtcDateTime,
            PersonId = actor.PersonId,
            Kind = kind,
            CaseId = caseId,
            PayloadJson = json,
            PayloadHash = HashOf(json),
        };
    }

    public JournalEntry Refused(GuardRefused refusal)
    {
        if (refusal.Certificate is { } certificate)
            db.Add(certificate);
        return Write("refused", refusal.CaseId, new { refusal.Code, refusal.Subject });
    }

    public static string HashOf(string? payload) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(payload ?? "")));
}
