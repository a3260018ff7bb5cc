using Petitions.Deadlines;
using Petitions.Tasks;

namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>What the sweep did is on record exactly once: a stage, a breach, an escalation, a letter sent by the system.</summary>
internal static class StageRules
{
    public static IEnumerable<Violation> Check(OfficeState office)
    {
        var deadlines = office.Deadlines.ToDictionary(d => d.Id);
        var rows = office.DueRows.ToLookup(r => r.CaseId);
        foreach (var letter in office.Cases)
        {
            var own = rows[letter.Id].Where(r => r.Result is not null).ToList();
            (string Kind, int Wanted)[] counts =
            [
                ("deadline.stage", own.Count(r => Is(r, StageKind.Reminder) || Is(r, StageKind.Breach) || Is(r, StageKind.Rung))),
                ("deadline.breached", own.Count(r => Is(r, StageKind.Breach))),
                ("deadline.escalated", own.Count(r => r.Result!.StartsWith("escalated:", StringComparison.Ordinal))),
                ("letter.sent-by-system", own.Count(r => r.Result == "sent")),
            ];
            foreach (var (kind, wanted) in counts)
                if (office.JournalOf[(kind, letter.Id)].Count() is var found && found != wanted)
                    yield return new Violation("stage-fired-once", $"{letter.Number}: {wanted} fired, {found} times {kind}");
            var bySystem = office.TasksOf[letter.Id].Count(t => t is { State: TaskState.Done, Step: "dispatch", DoneBy: null });
            if (bySystem != own.Count(r => r.Result == "sent"))
                yield return new Violation("sent-by-system-once", $"{letter.Number}: {bySystem} dispatches");
        }
        foreach (var row in office.DueRows.Where(r => r.Result is not null && r.DeadlineId is not null && Is(r, StageKind.Breach)))
            if (deadlines.GetValueOrDefault(row.DeadlineId!.Value)?.BreachedAt is null)
                yield return new Violation("breach-on-record", $"{row.DeadlineId} {row.Stage}");
        foreach (var deadline in office.Deadlines.Where(d => d.BreachedAt is not null))
            if (!rows[deadline.CaseId].Any(r => r.DeadlineId == deadline.Id && r.Result is not null && Is(r, StageKind.Breach)))
                yield return new Violation("breach-on-record", $"{deadline.RuleId} {deadline.Id} without a row");
    }

    private static bool Is(DueRow row, StageKind kind) => row.Result == kind.ToString() || row.Result == $"{kind}-late";
}
