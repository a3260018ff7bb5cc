using Petitions.Cases;
using Petitions.Deadlines;

namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>Each case has its clocks once, counted from its receipt, with exactly the rows of their stages; what is over is silent.</summary>
internal static class DeadlineRowRules
{
    private static readonly string[] AtReceipt = [DeadlineBook.OpenSameDay, DeadlineBook.ForwardThreeDays, DeadlineBook.Notice];
    private static readonly WorkCalendar Calendar = EmbeddedCalendars.Load();
    private static readonly DeadlineRules Rules = DeadlineRules.Load();

    public static IEnumerable<Violation> Check(OfficeState office)
    {
        var deadlines = office.Deadlines.ToLookup(d => d.CaseId);
        var rows = office.DueRows.ToLookup(r => r.DeadlineId);
        foreach (var letter in office.Cases)
        {
            var atReceipt = deadlines[letter.Id].Where(d => Rules.Find(d.RuleId)!.Event == DeadlineEvent.Receipt).Select(d => d.RuleId);
            var twiceAtOnce = deadlines[letter.Id].Where(d => d.IsRunning).GroupBy(d => d.RuleId).Any(g => g.Count() > 1);
            if (twiceAtOnce || !atReceipt.Order().SequenceEqual(AtReceipt.Order()))
                yield return new Violation("clocks-of-a-case", $"{letter.Number}: {string.Join(", ", deadlines[letter.Id].Select(d => d.RuleId))}");
            foreach (var deadline in deadlines[letter.Id])
                foreach (var violation in Judge(letter, deadline, [.. rows[deadline.Id]]))
                    yield return violation;
            if (letter.ClosedAt is not null && deadlines[letter.Id].Any(d => d.IsRunning))
                yield return new Violation("closed-case-has-no-clock", $"{letter.Number}: {string.Join(", ", deadlines[letter.Id].Where(d => d.IsRunning).Select(d => d.RuleId))}");
        }
    }

    private static IEnumerable<Violation> Judge(PetitionCase letter, Deadline deadline, List<DueRow> rows)
    {
        var where = $"{letter.Number} {deadline.RuleId}";
        var rule = Rules.Find(deadline.RuleId)!;
        var startedAt = rule.Event == DeadlineEvent.Receipt ? letter.Receipt.ReceivedAt : deadline.StartedAt;
        var due = DueDate.Calculate(rule, startedAt, Calendar, OfficeHours.Default);
        if ((deadline.StartedAt, deadline.Due, deadline.DueAt) != (startedAt, due.Due, due.DueAtUtc))
            yield return new Violation("clock-as-counted", $"{where}: {deadline.DueAt:s}, not {due.DueAtUtc:s}");
        var stages = DueDate.Stages(rule, due, Calendar).Select(s => (s.Id, s.AtUtc)).Order();
        if (!rows.Select(r => (r.Stage!, r.DueAt)).Order().SequenceEqual(stages))
            yield return new Violation("rows-of-a-clock", $"{where}: {string.Join(", ", rows.Select(r => r.Stage))}");
        if (!deadline.IsRunning && rows.Any(r => r.DoneAt is null))
            yield return new Violation("silent-when-over", $"{where}: {string.Join(", ", rows.Where(r => r.DoneAt is null).Select(r => r.Stage))}");
        if (rows.Any(r => (r.DoneAt is null) != (r.Result is null)))
            yield return new Violation("done-rows-have-results", where);
    }
}
