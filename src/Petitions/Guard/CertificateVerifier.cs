using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Journal;

namespace Petitions.Guard;

/// <param name="Code">verdict-wrong, causes-differ, print-differs, recipient-blocked-then.</param>
public sealed record CertificateFinding(string Code, long Certificate, Guid CaseId, string Recipient);

public sealed record CertificateReport(int Checked, IReadOnlyList<CertificateFinding> Findings);

/// <summary>
/// Judges every certificate again, without the program that wrote it: whether the verdict follows from the facts kept, whether
/// those are the causes that the case had at that instant, and whether the journal knows the facts by their print.
/// </summary>
public sealed class CertificateVerifier(PetitionsDb db)
{
    public async Task<CertificateReport> VerifyAsync(CancellationToken cancellation = default)
    {
        var findings = new List<CertificateFinding>();
        var count = 0;
        var blocks = (await db.CaseBlocks.AsNoTracking().ToListAsync(cancellation)).ToLookup(b => b.CaseId);
        var prints = (await db.Journal.AsNoTracking().Where(e => e.Kind == "guard.allowed").Select(e => e.PayloadJson).ToListAsync(cancellation)).OfType<string>().ToHashSet();
        await foreach (var certificate in db.Certificates.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            count++;
            findings.AddRange(Problems(certificate, blocks[certificate.CaseId], prints)
                .Select(code => new CertificateFinding(code, certificate.Id, certificate.CaseId, $"{certificate.RecipientKind}:{certificate.RecipientId}")));
        }
        return new CertificateReport(count, findings);
    }

    private static IEnumerable<string> Problems(GuardCertificate certificate, IEnumerable<CaseBlock> blocks, HashSet<string> prints)
    {
        var facts = JsonSerializer.Deserialize<GuardFacts>(certificate.FactsJson, Json.Options)!;
        if (facts.Allows() != certificate.Allowed)
            yield return "verdict-wrong";
        var held = blocks.Where(b => b.From <= certificate.At && (b.To is null || b.To > certificate.At)
            && (certificate.RecipientKind == SubjectKind.Person || b.Reason != BlockReasons.Recusal)).Select(b => b.Id);
        // A cause entered in the very instant of the decision may have come after it.
        if (!held.Except(blocks.Where(b => b.From == certificate.At).Select(b => b.Id)).ToHashSet().IsSubsetOf(facts.Causes.Select(c => c.Id)))
            yield return "causes-differ";
        if (facts.Causes.Any(c => blocks.All(b => b.Id != c.Id || b.SubjectId != c.Subject || b.Reason != c.Reason)))
            yield return "causes-differ";
        if (certificate.Allowed && !prints.Contains(Print(certificate)))
            yield return "print-differs";
    }

    private static string Print(GuardCertificate certificate) => JsonSerializer.Serialize(
        new { kind = certificate.RecipientKind, recipient = certificate.RecipientId, facts = JournalWriter.HashOf(certificate.FactsJson) }, Json.Options);
}
