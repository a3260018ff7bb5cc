using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Guard;
using Petitions.Offices;

namespace Petitions.Cli.Proof;

/// <summary>What may happen next, by chance: work, looks and tricks of everybody, changes of the office, and time.</summary>
internal sealed class ProofActs(ProofOffice office, ProofModel model, ProofWalk walk)
{
    private const int MostCases = 40;
    private ProofState state = new([], [], [], [], [], [], new HashSet<Guid>(), [], []);
    private bool changed;

    private Random Random => walk.Random;

    /// <summary>Whether the step just done changed who is who.</summary>
    public bool OfficeChanged { get; private set; }

    public async Task BeginAsync()
    {
        changed = true;
        await CatchUpAsync();
    }

    public void See(ProofState now) => state = now;

    public ProofStep Next()
    {
        var dice = Random.Next(100);
        if (model.Cases.Count < 5 || (dice < 4 && model.Cases.Count < MostCases))
            return Receive();
        return dice switch
        {
            < 42 => new ProofTaskActs(office, model, Random).Next(state) ?? Receive(),
            < 62 => new ProofLooks(office, model, walk).Next(),
            < 73 => new ProofCaseActs(office, model, Random).Next(state),
            < 80 => new ProofClearedActs(office, model, walk).Next(state),
            < 84 => new ProofLinkActs(office, model, walk).Next(),
            < 88 => new ProofReceptionActs(office, model, Random).Next(),
            < 95 => ChangeOffice(),
            < 96 => new("clock: midnight", null, null, MidnightAsync),
            < 98 => new("job: send", null, null, () => office.AsAsync(null, scope => (Task)scope.GetRequiredService<OutboxSender>().SendDueAsync())),
            _ => new("job: sweep", null, null, SweepAsync),
        };
    }

    /// <summary>After an act that changed the office or the day, the model reads the facts again: facts, not what follows from them.</summary>
    public async Task CatchUpAsync()
    {
        OfficeChanged = changed;
        if (!changed)
            return;
        changed = false;
        await office.AsAsync(null, async scope =>
        {
            var snapshot = await scope.GetRequiredService<StandingsUpdate>().SnapshotAsync();
            model.OfficeIs(snapshot, await scope.GetRequiredService<DirectoryCache>().GetAsync(scope.GetRequiredService<PetitionsDb>(), scope.GetRequiredService<OfficeClock>()));
        });
    }

    private ProofStep Receive()
    {
        var person = RandomOffice.Pick(Random, model.Accounts);
        var opened = Random.Next(4) != 0;
        // Every sixth tells by its title whom it is about.
        var title = !opened ? null : Random.Next(6) == 0 ? $"关于{RandomOffice.Pick(Random, model.Office.People).Name}的来信" : "关于道路的来信";
        return new("act: receive", null, person, () => office.AsAsync(person, async scope =>
        {
            var letter = await scope.GetRequiredService<ReceiveLetter>().RunAsync(new LetterReceived
            {
                Channel = Channel.Post,
                Opened = opened,
                Title = title,
                Petitioner = opened ? new PetitionerForm("王芳", Address: "江湾路18号", Phone: "13800000018") : null,
            });
            model.Add(letter, title);
        }));
    }

    private ProofStep ChangeOffice()
    {
        var people = model.Office.People;
        var (one, other, unit) = (RandomOffice.Pick(Random, people).Id, RandomOffice.Pick(Random, people).Id, RandomOffice.Pick(Random, model.Office.Units).Id);
        // Every second time somebody who stands in a guarded case: that is where it hurts.
        if (Random.Next(2) == 0 && model.Guarded.SelectMany(model.AccusedPeople).ToList() is { Count: > 0 } accused)
            one = RandomOffice.Pick(Random, accused);
        if (Random.Next(2) == 0)
            other = RandomOffice.Pick(Random, model.Accounts);
        DateOnly from = office.Today.AddDays(Random.Next(3) == 0 ? 1 : 0), until = from.AddDays(Random.Next(1, 4));
        DateOnly? to = Random.Next(2) == 0 ? until : null;
        return Random.Next(8) switch
        {
            0 => Add("office: appointment", new Post { PersonId = one, UnitId = unit, Kind = (PostKind)Random.Next(5), Title = "局长", From = from, To = to }),
            1 => Add("office: delegation", new Delegation { FromPersonId = one, ToPersonId = other, Reason = "出差", From = from, To = until }),
            2 => Add("office: stand-in of the accused", new Delegation { FromPersonId = other, ToPersonId = one, Reason = "代班", From = from, To = until }),
            3 => Add("office: secretary", new Secretaryship { SecretaryId = other, LeaderId = one, From = from, To = to }),
            4 => Add("office: kin", new Kinship { PersonId = one, RelativeId = other, Relation = "亲属", From = from }),
            5 => Add("office: portfolio", new Portfolio { LeaderId = one, UnitId = unit, From = from, To = until }),
            6 => Change("office: post ends", db => db.Posts.Where(p => p.PersonId == other && p.To == null).ForEachAsync(p => p.To = from)),
            _ => Change("office: unit moves", async db => (await db.Units.SingleAsync(u => u.Id == unit)).ParentId = RandomOffice.Pick(Random, model.Office.Units).Id),
        };
    }

    private ProofStep Add(string surface, object fact) => Change(surface, db => { db.Add(fact); return Task.CompletedTask; });

    private ProofStep Change(string surface, Func<PetitionsDb, Task> change) => new(surface, null, null, () => office.AsAsync(null, async scope =>
    {
        var db = scope.GetRequiredService<PetitionsDb>();
        await scope.GetRequiredService<Transactions>().RunAsync(async () =>
        {
            await change(db);
            await scope.GetRequiredService<StandingsUpdate>().RunAsync();
        });
        changed = true;
    }));

    /// <summary>Midnight passes, and before any job runs somebody looks: reads are closed by the date itself.</summary>
    private async Task MidnightAsync()
    {
        office.Clock.MoveTo(office.Clock.GetUtcNow().AddHours(24));
        model.MayKnow.Clear();
        changed = true;
        await CatchUpAsync();
        changed = true;
        await new ProofChecks(office, model, walk).OfficeChangedAsync(6);
        await SweepAsync();
    }

    private Task SweepAsync() => office.AsAsync(null, scope => (Task)scope.GetRequiredService<SweepDue>().RunAsync());
}
