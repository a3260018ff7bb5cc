using Microsoft.Extensions.DependencyInjection;
using Petitions.Access;
using Petitions.Intake.Duplicates;
using Petitions.Reviews;

namespace Petitions.Cli.Proof;

/// <summary>Cases are tied to each other and parted; an answered one is to be looked at again by the next level.</summary>
internal sealed class ProofLinkActs(ProofOffice office, ProofModel model, ProofWalk walk)
{
    private Random Random => walk.Random;

    public ProofStep Next()
    {
        var letter = RandomOffice.Pick(Random, model.Cases);
        var other = RandomOffice.Pick(Random, model.Cases.Where(c => c.Id != letter.Id).ToList());
        var blocked = model.BlockedAccounts(letter.Id);
        var workers = model.Accounts.Where(p => model.Viewer(p)!.SeesIntake).ToList();
        var person = RandomOffice.Pick(Random, blocked.Count > 0 && Random.Next(3) == 0 ? blocked : workers.Count > 0 ? workers : model.Accounts);
        var must = model.Blocked(letter.Id, person) ? MustFail.Hidden : MustFail.No;
        return Random.Next(6) switch
        {
            0 or 1 => new("link: merge", letter.Id, person, () => MergeAsync(letter, other, person), must == MustFail.No && model.Blocked(other.Id, person) ? MustFail.Hidden : must),
            2 => Part(person),
            3 => Review(Random.Next(2) == 0 ? person : RandomOffice.Pick(Random, Competent())),
            _ => new("link: related", letter.Id, person, () => RelatedAsync(letter, person), must),
        };
    }

    private Task MergeAsync(ProofCase letter, ProofCase other, string person) => office.AsAsync(person, async scope =>
    {
        await scope.GetRequiredService<LinkCases>().RunAsync(letter.Number, other.Number, LinkKind.Merged);
        model.Merge(letter.Id, other.Id);
    });

    private ProofStep Part(string person)
    {
        var links = office.Read("SELECT Id, CaseId, OtherId FROM CaseLinks WHERE UndoneAt IS NULL AND Kind = 'Merged' ORDER BY Id", r => (Id: r.GetInt64(0), One: r.GetGuid(1), Other: r.GetGuid(2)));
        var (id, one, two) = links.Count > 0 ? RandomOffice.Pick(Random, links) : default;
        var must = links.Count == 0 || model.Blocked(one, person) || model.Blocked(two, person) ? MustFail.Hidden : MustFail.No;
        return new("link: undo", links.Count > 0 ? one : null, person, () => office.AsAsync(person, async scope =>
        {
            await scope.GetRequiredService<UndoLink>().RunAsync(id);
            model.Part(one, two);
        }), must);
    }

    private ProofStep Review(string person)
    {
        var answered = office.Read("SELECT CaseId FROM Replies", r => r.GetGuid(0)).ToHashSet();
        var letters = model.Cases.Where(c => answered.Contains(c.Id)).ToList();
        var letter = RandomOffice.Pick(Random, letters.Count > 0 ? letters : model.Cases);
        return new("link: review", letter.Id, person, () => office.AsAsync(person, async scope =>
        {
            var review = await scope.GetRequiredService<RequestReview>().RunAsync(letter.Number, new ReviewRequest("不服答复"));
            model.Add(review, letter.Title);
            model.TakeOver(letter.Id, review.Id);
        }), model.Blocked(letter.Id, person) ? MustFail.Hidden : MustFail.No);
    }

    private IReadOnlyList<string> Competent() =>
        model.Accounts.Where(p => model.Viewer(p)! is { } viewer && (viewer.Self.Has(Role.OfficeHead) || viewer.IsSealedOfficer)).ToList() is { Count: > 0 } some ? some : model.Accounts;

    private Task RelatedAsync(ProofCase letter, string person) => office.AsAsync(person, async scope =>
    {
        foreach (var related in await scope.GetRequiredService<RelatedCases>().RunAsync(letter.Number))
            if (model.Blocked(model.Cases.Find(c => c.Number == related.Number)!.Id, person))
                walk.Broke("1 no blocked person sees a case", $"{person} finds {related.Number} beside {letter.Number}");
    });
}
