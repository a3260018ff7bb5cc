using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Visits;

internal static class DeskAnswers
{
    private static readonly VisitDecision[] Settling = [VisitDecision.Answered, VisitDecision.Explained, VisitDecision.ToldElsewhere];

    /// <summary>Whether the last decision of the desk settled the matter there.</summary>
    public static async Task<bool> VisitSettledAsync(this PetitionsDb db, Guid caseId, CancellationToken cancellation) =>
        await db.DeskDecisions.Where(d => d.CaseId == caseId).OrderByDescending(d => d.Id).Select(d => (VisitDecision?)d.Decision).FirstOrDefaultAsync(cancellation) is { } last
        && Settling.Contains(last);
}

/// <summary>Finds the visit that a case of the desk goes on with: the last one.</summary>
public sealed class VisitBook(PetitionsDb db)
{
    public async Task<Visit> LastAsync(Guid caseId, CancellationToken cancellation = default) =>
        db.Visits.Local.Where(v => v.CaseId == caseId).OrderBy(v => v.ArrivedAt).LastOrDefault()
        ?? await db.Visits.Where(v => v.CaseId == caseId).OrderByDescending(v => v.ArrivedAt).ThenByDescending(v => v.Ticket).FirstOrDefaultAsync(cancellation)
        ?? throw new RuleBroken("case-without-visit");
}
