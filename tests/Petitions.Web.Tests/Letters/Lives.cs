using Microsoft.EntityFrameworkCore;
using Petitions.Tasks;
using Petitions.Web.Tests.Hosting;
using Petitions.Workflows.State;

namespace Petitions.Web.Tests.Letters;

/// <summary>What must hold of a letter whose life is over, whatever way it went.</summary>
internal static class Lives
{
    public static async Task ShouldHaveEndedWellAsync(WebOffice office, string number)
    {
        var problems = await office.DatabaseAsync(async db =>
        {
            var letter = await db.Cases.AsNoTracking().SingleAsync(c => c.Number == number);
            var instances = await db.WorkflowInstances.Where(i => i.CaseId == letter.Id).ToListAsync();
            var states = instances.Select(i => InstanceState.FromJson(i.StateJson)).ToList();
            var done = await db.Tasks.Where(t => t.CaseId == letter.Id && t.State == TaskState.Done).Select(t => t.Id).ToListAsync();
            var steps = await db.Steps.Where(s => s.CaseId == letter.Id).Select(s => s.TaskId).ToListAsync();
            return new (string Problem, bool Is)[]
            {
                ("not closed", letter.ClosedAt is null || letter.Stage != "archived"),
                ("open tasks", await db.Tasks.AnyAsync(t => t.CaseId == letter.Id && t.State == TaskState.Open)),
                ("not one instance", instances.Count != 1),
                ("workflow not finished", states.Any(s => s.Status != WorkflowStatus.Finished || s.SubStatus != WorkflowSubStatus.Finished)),
                ("incidents", states.Any(s => s.Incidents.Count > 0) || await db.Incidents.AnyAsync(i => i.CaseId == letter.Id)),
                ("tasks and steps disagree", !done.Order().SequenceEqual(steps.Order())),
                ("a deadline still runs", await db.Deadlines.AnyAsync(d => d.CaseId == letter.Id && d.MetAt == null && d.EndedAt == null)),
                ("neither answered nor confirmed", !letter.Closing.IsAnswered && !letter.Closing.IsConfirmedWithoutReply),
            };
        });
        problems.Where(p => p.Is).Select(p => p.Problem).ShouldBeEmpty($"letter {number}: {await StandingAsync(office, number)}");
    }

    /// <summary>Where a letter stands, for the message of a test that fails.</summary>
    public static Task<string> StandingAsync(WebOffice office, string number) => office.DatabaseAsync(async db =>
    {
        var id = (await db.Cases.SingleAsync(c => c.Number == number)).Id;
        var tasks = await db.Tasks.Where(t => t.CaseId == id && t.State == TaskState.Open).ToListAsync();
        var incidents = await db.Incidents.Where(i => i.CaseId == id).ToListAsync();
        var accused = await db.Accused.Where(a => a.CaseId == id).ToListAsync();
        var steps = await db.Steps.Where(s => s.CaseId == id).OrderBy(s => s.Id).ToListAsync();
        return string.Join("; ",
        [
            .. tasks.Select(t => $"{t.Step} for role {t.Role} unit {t.UnitId} heads {t.HeadsOnly} person {t.PersonId} not {t.NotPersonId} payload {t.PayloadJson}"),
            .. incidents.Select(i => $"{i.Where}: {i.Cause}"),
            .. accused.Select(a => $"accuses {a.PersonId ?? a.UnitId ?? a.Description}"),
            .. steps.Select(s => $"{s.Step} {s.Outcome} by {s.PersonId}"),
        ]);
    });
}
