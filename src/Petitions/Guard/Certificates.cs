using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Guard;

/// <summary>Decides whether a case may go to one recipient, and writes down what that was decided on.</summary>
public sealed class Certificates(PetitionsDb db, OfficeClock clock, CurrentActor actor, JournalWriter journal)
{
    /// <exception cref="GuardRefused">The recipient stands for somebody the case accuses; the certificate goes with the refusal.</exception>
    public async Task RequireAsync(Guid caseId, SubjectKind kind, string recipient, bool headsOnly = false, CancellationToken cancellation = default)
    {
        // An act asks more than once for the same recipient: before its data are read, and when it gives the case away.
        var asked = db.Certificates.Local.FirstOrDefault(c => c.CaseId == caseId && c.RecipientKind == kind && c.RecipientId == recipient && c.At == clock.Now);
        var facts = (await FactsAsync(caseId, kind, recipient, cancellation)) with { HeadsOnly = headsOnly };
        var json = JsonSerializer.Serialize(facts, Json.Options);
        if (asked?.FactsJson == json && asked.Allowed)
            return;
        var certificate = new GuardCertificate
        {
            CaseId = caseId,
            At = clock.Now,
            PersonId = actor.PersonId,
            RecipientKind = kind,
            RecipientId = recipient,
            Allowed = facts.Allows(),
            FactsJson = json,
        };
        if (!certificate.Allowed)
            throw new GuardRefused("recipient-blocked", caseId, $"{(kind == SubjectKind.Unit ? "unit" : "person")}:{recipient}") { Certificate = certificate };
        // A case that accuses nobody has nothing to be judged on.
        if (facts.Causes.Count == 0)
            return;
        db.Certificates.Add(certificate);
        journal.Write("guard.allowed", caseId, new { kind, recipient, facts = JournalWriter.HashOf(json) });
    }

    private async Task<GuardFacts> FactsAsync(Guid caseId, SubjectKind kind, string recipient, CancellationToken cancellation)
    {
        var (now, today) = (clock.Now, clock.Today);
        var causes = await db.CaseBlocks.AsNoTracking().Where(b => b.CaseId == caseId && b.From <= now && (b.To == null || b.To > now)).OrderBy(b => b.Id)
            .Select(b => new CauseFact(b.Id, b.SubjectKind, b.SubjectId, b.Reason, b.Level)).ToListAsync(cancellation);
        if (causes.Count == 0)
            return new GuardFacts(today, [], []);
        var subjects = causes.Select(c => c.Subject).Distinct().ToList();
        var standings = kind == SubjectKind.Person
            ? await db.PersonStandings.AsNoTracking().Where(s => s.PersonId == recipient && subjects.Contains(s.SubjectId) && s.From <= today && (s.To == null || s.To > today))
                .OrderBy(s => s.Id).Select(s => new StandingFact(s.SubjectKind, s.SubjectId, s.Relation, s.Level, s.From, s.To)).ToListAsync(cancellation)
            : await db.UnitStandings.AsNoTracking().Where(s => s.UnitId == recipient && subjects.Contains(s.SubjectId) && s.From <= today && (s.To == null || s.To > today))
                .OrderBy(s => s.Id).Select(s => new StandingFact(s.SubjectKind, s.SubjectId, s.Relation, s.Level, s.From, s.To)).ToListAsync(cancellation);
        // A unit's own recusal does not exist; a recused member keeps nobody's inbox shut.
        return new GuardFacts(today, kind == SubjectKind.Unit ? [.. causes.Where(c => c.Reason != BlockReasons.Recusal)] : causes, standings);
    }
}
