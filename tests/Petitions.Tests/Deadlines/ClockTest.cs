using Microsoft.EntityFrameworkCore;
using Petitions.Deadlines;

namespace Petitions.Tests.Deadlines;

/// <summary>A test about the clocks of a case.</summary>
public abstract class ClockTest : OfficeTest
{
    protected Task<Deadline> ClockAsync(string number, string rule) => Office.AskAsync(db => db.Deadlines.AsNoTracking()
        .Where(d => d.RuleId == rule && db.Cases.Any(c => c.Id == d.CaseId && c.Number == number)).OrderByDescending(d => d.StartedAt).FirstAsync());

    protected Task<List<DueRow>> RowsAsync(Deadline deadline) =>
        Office.AskAsync(db => db.DueRows.AsNoTracking().Where(r => r.DeadlineId == deadline.Id).OrderBy(r => r.DueAt).ThenBy(r => r.Id).ToListAsync());

    protected static DateOnly Day(string text) => Dates.Day(text);
}
