using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Guard.Identities;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits;

public sealed record InterviewView(
    DateTime StartedAt, DateTime EndedAt, string ConductedBy, string Statement, IReadOnlyList<Question> Questions, DateTime TruthToldAt, DateTime ReadBackAt,
    RecordConfirmation Confirmation, string? ConfirmationNote, WrittenMaterial Material, string? MaterialList, string PolicyTold, string? Missing);

public sealed record RepresentativeView(string Name, string? Phone, bool HasIdNumber);

/// <param name="VisitCount">How often the visitor was here, this case included, as far as the one who looks may see it.</param>
public sealed record VisitView(
    string Number, IReadOnlyList<Visit> Visits, int VisitCount, IReadOnlyList<RepresentativeView> Representatives, IReadOnlyList<InterviewView> Interviews,
    IReadOnlyList<PhoneCheck> PhoneChecks, IReadOnlyList<DeskDecision> Decisions, IReadOnlyList<VisitNotice> Notices, IReadOnlyList<FollowUpVisit> FollowUps, Rating? Rating);

/// <summary>What the desk wrote down about a case. Of a sealed one the talk is shown to sealed officers only: it tells who speaks.</summary>
public sealed class VisitReader(PetitionsDb db, TaskAccess access, CaseGuard guard, WriterIdentities identities)
{
    /// <exception cref="NotVisible">No such visit for this person.</exception>
    public async Task<VisitView> RunAsync(string number, CancellationToken cancellation = default) =>
        Require.Found(await FindAsync(number, cancellation));

    /// <returns>Null where the case came as a letter.</returns>
    public async Task<VisitView?> FindAsync(string number, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var visible = guard.Visible(viewer).AsNoTracking();
        var letter = Require.Found(await visible.SingleOrDefaultAsync(c => c.Number == number, cancellation));
        var id = letter.Id;
        var visits = await db.Visits.AsNoTracking().Where(v => v.CaseId == id).OrderBy(v => v.ArrivedAt).ToListAsync(cancellation);
        if (visits.Count == 0)
            return null;
        var open = !letter.Sealed || viewer.IsSealedOfficer;
        var interviews = open ? await db.Interviews.AsNoTracking().Where(i => i.CaseId == id).OrderBy(i => i.EndedAt).ToListAsync(cancellation) : [];
        return new VisitView(
            number,
            open ? visits : [],
            open ? await CountAsync(letter, visible, cancellation) : 0,
            open ? await db.Representatives.AsNoTracking().Where(r => r.CaseId == id).OrderBy(r => r.Id).Select(r => new RepresentativeView(r.Name, r.Phone, r.IdNumberSealed != null)).ToListAsync(cancellation) : [],
            [.. interviews.Select(ViewOf)],
            open ? await db.PhoneChecks.AsNoTracking().Where(c => c.CaseId == id).OrderBy(c => c.CalledAt).ToListAsync(cancellation) : [],
            await db.DeskDecisions.AsNoTracking().Where(d => d.CaseId == id).OrderBy(d => d.Id).ToListAsync(cancellation),
            open ? await db.VisitNotices.AsNoTracking().Where(n => n.CaseId == id).OrderBy(n => n.ToldAt).ToListAsync(cancellation) : [],
            await db.FollowUpVisits.AsNoTracking().Where(f => f.CaseId == id).OrderBy(f => f.PlannedOn).ToListAsync(cancellation),
            await db.Ratings.AsNoTracking().SingleOrDefaultAsync(r => r.CaseId == id, cancellation));
    }

    private async Task<int> CountAsync(PetitionCase letter, IQueryable<PetitionCase> visible, CancellationToken cancellation)
    {
        var index = await db.Petitioners.Where(p => p.CaseId == letter.Id).Select(p => p.IdNumberIndex).SingleOrDefaultAsync(cancellation);
        var name = index is null ? (await identities.OfAsync(letter, cancellation)).Name : null;
        if (index is null && string.IsNullOrWhiteSpace(name))
            return await db.Visits.CountAsync(v => v.CaseId == letter.Id, cancellation);
        var his = index is not null ? db.Petitioners.Where(p => p.IdNumberIndex == index).Select(p => p.CaseId) : identities.Named(name!);
        return await db.Visits.CountAsync(v => his.Contains(v.CaseId) && visible.Any(c => c.Id == v.CaseId), cancellation);
    }

    private static InterviewView ViewOf(Interview i) => new(
        i.StartedAt, i.EndedAt, i.ConductedBy, i.Statement, JsonSerializer.Deserialize<List<Question>>(i.QuestionsJson, Json.Options)!, i.TruthToldAt, i.ReadBackAt,
        i.Confirmation, i.ConfirmationNote, i.Material, i.MaterialList, i.PolicyTold, i.Missing);
}
