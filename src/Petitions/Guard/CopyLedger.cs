using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Journal;

namespace Petitions.Guard;

/// <param name="Kind">Of the entry in the journal: what was printed, downloaded or exported.</param>
/// <param name="Detail">The name of the file.</param>
public sealed record CopyLine(string PersonId, string Kind, string? Detail, DateTime At);

/// <summary>印制下载台账: who took what of a case away, on paper or as a file, and when (domain.md §10.3 route 15). It is the journal's own.</summary>
public sealed class CopyLedger(PetitionsDb db, JournalWriter journal)
{
    public const string Downloaded = "attachment.downloaded";
    public const string Exported = "case.exported";
    private const string Printed = ".printed";

    public async Task<IReadOnlyList<CopyLine>> OfAsync(Guid caseId, CancellationToken cancellation = default)
    {
        var entries = await db.Journal.AsNoTracking()
            .Where(e => e.CaseId == caseId && e.PersonId != null && (e.Kind == Downloaded || e.Kind == Exported || e.Kind.EndsWith(Printed)))
            .OrderBy(e => e.Id).ToListAsync(cancellation);
        return [.. entries.Select(e => new CopyLine(e.PersonId!, e.Kind, FileIn(e.PayloadJson), e.At))];
    }

    /// <summary>Within the act that hands a list out: each sealed case in it has its own line.</summary>
    public async Task TakenInActAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellation = default)
    {
        foreach (var id in await db.Cases.Where(c => c.Sealed && numbers.Contains(c.Number)).Select(c => c.Id).ToListAsync(cancellation))
            journal.Write(Exported, id);
    }

    private static string? FileIn(string? payload) =>
        payload is null ? null : System.Text.Json.Nodes.JsonNode.Parse(payload)?["fileName"]?.GetValue<string>();
}
