using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Journal;
using Petitions.Process;
using Petitions.Replies;
using Petitions.Tasks;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.State;

namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>Everything an office has on record, read once, for the rules to compare.</summary>
internal sealed class OfficeState
{
    public required DataDirectory Directory { get; init; }
    public required List<string> DatabaseProblems { get; init; }
    public required JournalReport Chain { get; init; }
    public required List<PetitionCase> Cases { get; init; }
    public required List<HumanTask> Tasks { get; init; }
    public required List<StepRecord> Steps { get; init; }
    public required List<WorkflowInstance> Instances { get; init; }
    public required Dictionary<Guid, InstanceState> States { get; init; }
    public required Dictionary<string, WorkflowDefinition> Definitions { get; init; }
    public required List<Deadline> Deadlines { get; init; }
    public required List<DueRow> DueRows { get; init; }
    public required List<OfficialLetter> Letters { get; init; }
    public required List<Book> Books { get; init; }
    public required List<OutboxMail> Outbox { get; init; }
    public required List<Notice> Notices { get; init; }
    public required List<Reply> Replies { get; init; }
    public required List<JournalEntry> Journal { get; init; }
    public required List<Attachment> Attachments { get; init; }
    public required List<IdempotentAnswer> Answers { get; init; }
    public required List<Process.Incident> Incidents { get; init; }
    public required ILookup<Guid, StepRecord> StepsOf { get; init; }
    public required ILookup<Guid, HumanTask> TasksOf { get; init; }
    public required ILookup<(string Kind, Guid? Case), JournalEntry> JournalOf { get; init; }

    public static async Task<OfficeState> ReadAsync(DataDirectory directory)
    {
        await using var db = OfficeCopy.Open(directory.Database);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var instances = await db.WorkflowInstances.ToListAsync();
        var registry = ActivityRegistry.BuiltIn();
        var steps = await db.Steps.OrderBy(s => s.Id).ToListAsync();
        var tasks = await db.Tasks.ToListAsync();
        var journal = await db.Journal.OrderBy(e => e.Id).ToListAsync();
        return new OfficeState
        {
            Directory = directory,
            DatabaseProblems =
            [
                .. (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync()).Where(line => line != "ok"),
                .. await db.Database.SqlQueryRaw<string>("SELECT \"table\" || ' row ' || rowid AS Value FROM pragma_foreign_key_check").ToListAsync(),
            ],
            Chain = await new JournalVerifier(db, JournalKey.Read(directory), directory).VerifyAsync(),
            Cases = await db.Cases.ToListAsync(),
            Tasks = tasks,
            Steps = steps,
            Instances = instances,
            States = instances.ToDictionary(i => i.Id, i => InstanceState.FromJson(i.StateJson)),
            Definitions = await db.WorkflowVersions.ToDictionaryAsync(v => v.VersionId, v => WorkflowDefinitionReader.Read(v.Json, registry)),
            Deadlines = await db.Deadlines.ToListAsync(),
            DueRows = await db.DueRows.ToListAsync(),
            Letters = await db.OfficialLetters.ToListAsync(),
            Books = await db.Books.ToListAsync(),
            Outbox = await db.Outbox.ToListAsync(),
            Notices = await db.Notices.ToListAsync(),
            Replies = await db.Replies.ToListAsync(),
            Journal = journal,
            Attachments = await db.Attachments.ToListAsync(),
            Answers = await db.IdempotentAnswers.ToListAsync(),
            Incidents = await db.Incidents.ToListAsync(),
            StepsOf = steps.ToLookup(s => s.CaseId),
            TasksOf = tasks.ToLookup(t => t.CaseId),
            JournalOf = journal.ToLookup(e => (e.Kind, e.CaseId)),
        };
    }
}
