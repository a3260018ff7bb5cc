using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Offices;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.TestKit;

namespace Petitions.Tests.Guard;

public enum Happening { Accuse, Appoint, Delegate, Befriend, Midnight, Work, Claim }

/// <summary>Things that happen at the office, each chosen by three numbers.</summary>
internal sealed class GuardOffice(OfficeWorld world)
{
    private static readonly string[] People = [.. World.Accounts.Select(World.PersonOf).Order(StringComparer.Ordinal)];
    private static readonly string[] Units = ["urban", "health", "petitions", "confidential", "discipline", "general", "education", "audit"];

    public async Task HappenAsync(Happening what, int a, int b, int c)
    {
        try
        {
            await (what switch
            {
                Happening.Accuse => AccuseAsync(a, b, c),
                Happening.Appoint => ChangeAsync(new Post { PersonId = Pick(People, a), UnitId = Pick(Units, b), Kind = (PostKind)(c % 5), Title = "试验", From = Day(c % 3) }),
                Happening.Delegate => ChangeAsync(new Delegation { FromPersonId = Pick(People, a), ToPersonId = Pick(People, b), Reason = "试验", From = Day(c % 3), To = c % 2 == 0 ? Day(4) : null }),
                Happening.Befriend => ChangeAsync(c % 2 == 0
                    ? new Secretaryship { SecretaryId = Pick(People, a), LeaderId = Pick(People, b), From = Day(c % 3) }
                    : new Kinship { PersonId = Pick(People, a), RelativeId = Pick(People, b), Relation = "试验", From = Day(c % 3) }),
                Happening.Midnight => Task.Run(() => world.Time.Advance(TimeSpan.FromHours(24))),
                Happening.Work => WorkAsync(a, b),
                Happening.Claim => ClaimAsync(a, b),
                _ => throw new ArgumentOutOfRangeException(nameof(what)),
            });
        }
        catch (Exception refused) when (refused is RuleBroken or NotVisible or Conflict)
        {
            // What may not be done is not done: the checker looks at what was.
        }
    }

    // As the system: whoever the guard leaves to enter it is not what is tested here.
    private async Task AccuseAsync(int a, int b, int c)
    {
        await world.AsAsync(null, async scope =>
        {
            var db = scope.GetRequiredService<PetitionsDb>();
            await scope.GetRequiredService<Transactions>().RunAsync(async () =>
            {
                var letters = await db.Cases.OrderBy(l => l.Receipt.ReceiptNumber).ToListAsync();
                var letter = Pick(letters, a);
                var known = await db.Accused.Where(x => x.CaseId == letter.Id && x.PersonId != null).Select(x => x.PersonId!).ToListAsync();
                if (c % 4 == 0)
                    await scope.GetRequiredService<AccusedRegister>().SetRespondentsAsync(letter, [Pick(Units, b)]);
                else
                    await scope.GetRequiredService<AccusedRegister>().SetAsync(letter, Readings.Named([.. known, Pick(People, b)]).As<AccusedEntry>());
                await scope.GetRequiredService<TaskOpener>().ReassessAsync(letter);
            });
            return true;
        });
    }

    private Task ChangeAsync(object fact) => world.ChangeOfficeAsync(db => db.Add(fact));

    private async Task WorkAsync(int a, int b)
    {
        var (account, task) = await OfferedAsync(a, b);
        if (task is not null && WorkOn(task, b) is var (outcome, data))
            await world.CompleteAsync(account, task.Id, outcome, data);
    }

    private async Task ClaimAsync(int a, int b)
    {
        var (account, task) = await OfferedAsync(a, b);
        if (task is not null)
            await world.As<ClaimTask, HumanTask>(account, claim => claim.RunAsync(task.Id));
    }

    private async Task<(string Account, HumanTask? Task)> OfferedAsync(int a, int b)
    {
        // The next one after the a-th who is offered anything, so that most of the work is work.
        var accounts = World.Accounts.Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < accounts.Count; i++)
        {
            var account = accounts[(a + i) % accounts.Count];
            var offered = await world.AsAsync(account, async scope => await scope.GetRequiredService<CaseGuard>()
                .OpenTasks(await scope.GetRequiredService<TaskAccess>().ViewerAsync()).AsNoTracking().OrderBy(t => t.Id).ToListAsync());
            if (offered.Count > 0)
                return (account, Pick(offered, b));
        }

        return ("", null);
    }

    private static (string, object)? WorkOn(HumanTask task, int number) => task.Step switch
    {
        "route" => ("proposed", number % 3 == 0 ? Proposals.PresentDirect(Pick(People, number)) : Proposals.Refer(Pick(Units, number))),
        "approve" => ("approved", new JsonObject()),
        "instruct" => ("instructed", Proposals.Refer(Pick(Units, number)).With("text", "请办理")),
        "dispatch" => ("sent", new JsonObject { ["form"] = "original", ["copies"] = new JsonArray(Pick(Units, number + 1)) }),
        "acknowledge" => ("accepted", new JsonObject()),
        "assign" => ("assigned", new JsonObject { ["person"] = Pick(People, number) }),
        "handle" => ("done", LetterLife.Work),
        "signOff" => ("signed", new JsonObject()),
        _ => null,
    };

    private static T Pick<T>(IReadOnlyList<T> list, int number) => list[number % list.Count];

    private DateOnly Day(int ahead) => DateOnly.FromDateTime(world.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime).AddDays(ahead);
}
