using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;

namespace Petitions.Replies.Progress;

/// <summary>How far a letter has come, in words for whoever wrote it.</summary>
public enum ProgressStage { Registered, Forwarded, Accepted, InHand, Answered, Closed }

/// <param name="On">Null where not even the day is told.</param>
public sealed record ProgressLine(ProgressStage Stage, DateOnly? On);

/// <summary>
/// 办理进度查询 (条例 art. 18, 21): whoever has number and code is told how far it has come; no name, no unit, no matter. Of a case that accuses
/// somebody only the stage (domain.md §10.3 route 35).
/// </summary>
public sealed class LookUpProgress(PetitionsDb db, CaseGuard guard, QueryCode codes, OfficeClock clock)
{
    /// <returns>Null where the two do not belong together: the same for a number that does not exist, and at the same cost.</returns>
    public async Task<IReadOnlyList<ProgressLine>?> RunAsync(string number, string code, CancellationToken cancellation = default)
    {
        var bare = IdentityNumber.Normalise(number);
        if (!codes.IsOf(bare, code) || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Number == bare, cancellation) is not { } letter)
            return null;
        var registered = new ProgressLine(ProgressStage.Registered, clock.DateOf(letter.Receipt.ReceivedAt));
        return letter.Sealed || await guard.IsGuardedAsync(letter.Id, cancellation)
            ? [registered, new ProgressLine(letter.ClosedAt is null ? ProgressStage.InHand : ProgressStage.Closed, null)]
            : [registered, .. await StagesAsync(letter, cancellation)];
    }

    private async Task<IEnumerable<ProgressLine>> StagesAsync(PetitionCase letter, CancellationToken cancellation)
    {
        var id = letter.Id;
        (ProgressStage Stage, DateTime? At)[] stages =
        [
            (ProgressStage.Forwarded, await db.OfficialLetters.Where(l => l.CaseId == id && !l.IsCopy).MaxAsync(l => (DateTime?)l.SentAt, cancellation)),
            (ProgressStage.Accepted, await db.Steps.Where(s => s.CaseId == id && s.Step == "acknowledge" && s.Outcome == "accepted").MaxAsync(s => (DateTime?)s.At, cancellation)),
            (ProgressStage.Answered, letter.Closing.IsAnswered ? await db.Replies.Where(r => r.CaseId == id).MaxAsync(r => (DateTime?)r.ServedAt, cancellation) : null),
            (ProgressStage.Closed, letter.ClosedAt),
        ];
        return stages.Where(s => s.At is not null).Select(s => new ProgressLine(s.Stage, clock.DateOf(s.At!.Value)));
    }
}
