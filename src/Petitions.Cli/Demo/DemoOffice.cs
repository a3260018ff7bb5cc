using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Data.Seed;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Process;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.Workflows.State;

namespace Petitions.Cli.Demo;

/// <summary>The demonstration office at work: acts go through the use cases, questions go to the database.</summary>
internal sealed class DemoOffice(OfficeHost host, DemoClock clock)
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private readonly Dictionary<string, string> people = OfficeSeed.Load().Accounts.ToDictionary(a => a.UserName, a => a.PersonId);

    public static DateTimeOffset At(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, Beijing);

    public DateTimeOffset Now => clock.GetUtcNow();

    public string Time => $"{Now.ToOffset(Beijing):yyyy-MM-dd HH:mm}";

    public string PersonOf(string account) => people[account];

    public void MoveTo(DateTimeOffset instant) => clock.MoveTo(instant);

    public static object Reading(string petitionClass, string accused, params string[] accusedPeople) => new
    {
        @abstract = new { who = "来信人", what = "反映的问题", when = "近期", where = "江湾区", request = "请依法处理" },
        @class = petitionClass,
        urgency = "ordinary",
        credibility = "credible",
        accused = accused == "named" ? (object)new { state = accused, people = accusedPeople } : new { state = accused },
        attachmentsRead = true,
    };

    public async Task<string> ReceiveAsync(string title, string? writer) => await AsAsync("clerk", async services =>
        (await services.GetRequiredService<ReceiveLetter>().RunAsync(new LetterReceived
        {
            Channel = Channel.Post,
            Opened = true,
            Title = title,
            Petitioner = writer is null ? null : new PetitionerForm(writer, null, null, null, null, null, "江湾路18号", null, null),
        })).Number);

    public async Task DoAsync(string account, string number, string step, string outcome, object data)
    {
        var task = await OpenTaskAsync(number, step) ?? throw new InvalidOperationException($"{number} does not wait for {step}");
        await AsAsync(account, services => services.GetRequiredService<CompleteTask>()
            .RunAsync(task.Id, new Completion(outcome, JsonSerializer.SerializeToNode(data, Json.Options)!.AsObject(), null)));
    }

    public Task SweepAsync() => host.AsSystemAsync(services => services.GetRequiredService<SweepDue>().RunAsync());

    public Task<bool> StageIsAsync(string number, string stage) => AskAsync(db => db.Cases.AnyAsync(c => c.Number == number && c.Stage == stage));

    public Task<bool> IsSealedAsync(string number) => AskAsync(db => db.Cases.AnyAsync(c => c.Number == number && c.Sealed));

    public Task<bool> DueIsAsync(string number, DateOnly due) => AskAsync(db => DeadlinesOf(db, number).AnyAsync(d => d.RuleId == DeadlineBook.ForwardThreeDays && d.Due == due));

    public async Task<bool> HasOpenAsync(string number, string step) => await OpenTaskAsync(number, step) is not null;

    public Task<bool> SentBySystemAsync(string number) => AskAsync(async db =>
        await db.OfficialLetters.AnyAsync(l => db.Cases.Any(c => c.Id == l.CaseId && c.Number == number) && l.SentBy == null)
        && await DeadlinesOf(db, number).AnyAsync(d => d.RuleId == DeadlineBook.ForwardThreeDays && d.MetAt != null && d.BreachedAt == null));

    public Task<bool> EscalatedAsync(string number) => AskAsync(async db =>
    {
        var told = await db.Notices.Where(n => n.Code == "forward-3-days:unsent" && db.Cases.Any(c => c.Id == n.CaseId && c.Number == number)).Select(n => n.PersonId).ToListAsync();
        return told.Contains(people["officehead"]) && told.Contains(people["leader"])
            && !await db.OfficialLetters.AnyAsync(l => db.Cases.Any(c => c.Id == l.CaseId && c.Number == number));
    });

    public Task<bool> BreachedAsync(string number) => AskAsync(db => DeadlinesOf(db, number).AnyAsync(d => d.RuleId == DeadlineBook.ForwardThreeDays && d.BreachedAt != null));

    /// <summary>The act is refused with this code, changes nothing, and the refusal is on record.</summary>
    public async Task<bool> IsRefusedAsync(string account, string number, string step, string outcome, object data, string code)
    {
        try
        {
            await DoAsync(account, number, step, outcome, data);
            return false;
        }
        catch (GuardRefused refusal) when (refusal.Code == code)
        {
            return await HasOpenAsync(number, step) && await AskAsync(db => db.Journal.AnyAsync(e => e.Kind == "refused" && db.Cases.Any(c => c.Id == e.CaseId && c.Number == number)));
        }
    }

    /// <summary>For this person the number is as if it had never been.</summary>
    public Task<bool> IsHiddenAsync(string account, string number) => AsAsync(account, async services =>
    {
        var viewer = await services.GetRequiredService<TaskAccess>().ViewerAsync();
        var guard = services.GetRequiredService<CaseGuard>();
        var hidden = !await guard.Visible(viewer).AnyAsync(c => c.Number == number);
        return hidden && !await guard.OpenTasks(viewer).Join(guard.Visible(viewer), t => t.CaseId, c => c.Id, (t, c) => c.Number).AnyAsync(n => n == number);
    });

    /// <summary>The way through the diagram, each step by the name that stands on it.</summary>
    public Task<string> PathAsync(string number) => host.AsSystemAsync(async services =>
    {
        var db = services.GetRequiredService<PetitionsDb>();
        var version = await db.WorkflowInstances.Where(i => db.Cases.Any(c => c.Id == i.CaseId && c.Number == number)).Select(i => i.VersionId).SingleAsync();
        var names = (await services.GetRequiredService<WorkflowLibrary>().GetAsync(db, version)).Root.Children.ToDictionary(a => a.Id, a => a.DisplayText ?? a.Name);
        var steps = await db.Steps.Where(s => db.Cases.Any(c => c.Id == s.CaseId && c.Number == number)).OrderBy(s => s.Id).Select(s => new { s.Step, s.Outcome }).ToListAsync();
        return string.Join(" → ", steps.Select(s => $"{names.GetValueOrDefault(s.Step, s.Step)} ({s.Outcome})"));
    });

    public async Task<bool> WorkflowFinishedAsync(string number)
    {
        var json = await AskAsync(db => db.WorkflowInstances.Where(i => db.Cases.Any(c => c.Id == i.CaseId && c.Number == number)).Select(i => i.StateJson).SingleAsync());
        return InstanceState.FromJson(json) is { Status: WorkflowStatus.Finished, Incidents.Count: 0, Bookmarks.Count: 0 };
    }

    public async Task<bool> JournalIsIntactAsync() => await host.AsSystemAsync(async services =>
    {
        await services.GetRequiredService<JournalSealer>().SealAsync();
        var verifier = new JournalVerifier(services.GetRequiredService<PetitionsDb>(), services.GetRequiredService<JournalKey>(), services.GetRequiredService<DataDirectory>());
        return (await verifier.VerifyAsync()).IsIntact;
    });

    private static IQueryable<Deadline> DeadlinesOf(PetitionsDb db, string number) => db.Deadlines.Where(d => db.Cases.Any(c => c.Id == d.CaseId && c.Number == number));

    private Task<HumanTask?> OpenTaskAsync(string number, string step) =>
        AskAsync(db => db.Tasks.SingleOrDefaultAsync(t => t.Step == step && t.State == TaskState.Open && db.Cases.Any(c => c.Id == t.CaseId && c.Number == number)));

    private Task<T> AskAsync<T>(Func<PetitionsDb, Task<T>> question) => host.AsSystemAsync(services => question(services.GetRequiredService<PetitionsDb>()));

    private Task<T> AsAsync<T>(string account, Func<IServiceProvider, Task<T>> act) => host.AsAsync(people[account], act);
}
