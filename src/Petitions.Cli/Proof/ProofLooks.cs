using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Data.Search;
using Petitions.Desk;
using Petitions.Dispatch;
using Petitions.Guard;

namespace Petitions.Cli.Proof;

/// <summary>Somebody looks: a list, a count, a search, a case by its number. Nothing of what he may not know may be in the answer.</summary>
internal sealed class ProofLooks(ProofOffice office, ProofModel model, ProofWalk walk)
{
    private Random Random => walk.Random;

    public ProofStep Next()
    {
        var letter = RandomOffice.Pick(Random, model.Cases);
        var guarded = model.Guarded.OrderBy(_ => Random.Next()).FirstOrDefault();
        if (guarded != default && Random.Next(4) != 0)
            letter = model.Cases.Find(c => c.Id == guarded)!;
        var blocked = model.BlockedAccounts(letter.Id);
        var isBlocked = blocked.Count > 0 && Random.Next(4) != 0;
        var person = RandomOffice.Pick(Random, isBlocked ? blocked : model.Accounts);
        var must = model.Blocked(letter.Id, person) ? MustFail.Hidden : MustFail.No;
        return Random.Next(9) switch
        {
            0 => new("look: list", letter.Id, person, () => ListAsync(person)),
            1 => new("look: search", letter.Id, person, () => SearchAsync(person, "道路")),
            2 => new("look: search by number", letter.Id, person, () => SearchAsync(person, letter.Number)),
            3 => new("look: tasks", letter.Id, person, () => TasksAsync(person)),
            4 => new("look: case", letter.Id, person, () => office.AsAsync(person, scope => (Task)scope.GetRequiredService<CaseReader>().RunAsync(letter.Number)), must),
            5 => new("look: collation list", letter.Id, person, () => CollationAsync(person)),
            6 => new("look: followed", letter.Id, person, () => FollowedAsync(person)),
            7 => new("look: follow", letter.Id, person, () => office.AsAsync(person, scope => scope.GetRequiredService<FollowCase>().RunAsync(letter.Number, follow: true)), must),
            _ => new("look: drafts", letter.Id, person, () => office.AsAsync(person, scope => (Task)scope.GetRequiredService<MyDrafts>().ListAsync())),
        };
    }

    private Task ListAsync(string person) => office.AsAsync(person, async scope =>
    {
        var cases = scope.GetRequiredService<CaseGuard>().Visible(model.Viewer(person)!);
        var listed = await cases.Select(c => c.Id).ToListAsync();
        var count = await cases.CountAsync();
        Nothing(person, listed, "list");
        if (count != listed.Count)
            walk.Broke("12 a count counts what is listed", $"{person}: {count} counted, {listed.Count} listed");
    });

    private Task SearchAsync(string person, string text) => office.AsAsync(person, async scope =>
    {
        var viewer = model.Viewer(person)!;
        var found = scope.GetRequiredService<CaseSearch>().In(scope.GetRequiredService<CaseGuard>().Visible(viewer), viewer, text);
        Nothing(person, await found.Select(c => c.Id).ToListAsync(), "search");
    });

    private Task TasksAsync(string person) => office.AsAsync(person, async scope =>
    {
        var tasks = await scope.GetRequiredService<CaseGuard>().OpenTasks(model.Viewer(person)!).Select(t => t.CaseId).ToListAsync();
        Nothing(person, tasks, "tasks");
    });

    private Task CollationAsync(string person) => office.AsAsync(person, async scope =>
    {
        var list = await scope.GetRequiredService<CollationList>().RunAsync(office.Today);
        Nothing(person, [.. list.Sent.Select(l => l.Number).Concat(list.Ready.Select(l => l.Number)).Select(IdOf)], "collation list");
    });

    private Task FollowedAsync(string person) => office.AsAsync(person, async scope =>
        Nothing(person, [.. (await scope.GetRequiredService<FollowedCases>().ListAsync(100)).Select(f => IdOf(f.Number))], "followed"));

    private void Nothing(string person, IEnumerable<Guid> seen, string where)
    {
        foreach (var id in seen.Where(id => model.Blocked(id, person)))
            walk.Broke("1 no blocked person sees a case", $"{person} finds {model.Cases.Find(c => c.Id == id)?.Number} in {where}");
    }

    private Guid IdOf(string number) => model.Cases.Find(c => c.Number == number)!.Id;
}
