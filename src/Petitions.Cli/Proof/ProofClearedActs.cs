using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Guard;
using Petitions.Guard.Identities;

namespace Petitions.Cli.Proof;

/// <summary>What takes two of the cleared: letting somebody go, saying who is meant, opening who wrote. And what the others get who try.</summary>
internal sealed class ProofClearedActs(ProofOffice office, ProofModel model, ProofWalk walk)
{
    private sealed record AccusedRow(long Id, string? Person, string? Name, string? RemovalBy, string? Proposal, string? ProposalBy, bool Resolved)
    {
        public string Cause => ProofModel.CauseOf(Person, Name);
    }

    private Random Random => walk.Random;

    public ProofStep Next(ProofState state)
    {
        var kind = Random.Next(10);
        var letter = Letter(kind, state);
        var cleared = model.Accounts.Where(p => model.Viewer(p)!.IsSealedOfficer).ToList();
        var person = RandomOffice.Pick(Random, Random.Next(4) == 0 || cleared.Count == 0 ? model.Accounts : cleared);
        if (kind is 3 or 8 && Random.Next(4) != 0 && office.Read("SELECT AskedBy FROM IdentityUnlocks WHERE CaseId = $id ORDER BY rowid", r => r.GetString(0), ("$id", letter.Id)) is { Count: > 0 } askers)
            person = RandomOffice.Pick(Random, askers);
        var must = model.Blocked(letter.Id, person) || !model.Viewer(person)!.IsSealedOfficer ? MustFail.Hidden : MustFail.No;
        return kind switch
        {
            0 or 1 => new("cleared: ask who wrote", letter.Id, person, () => As<AskUnlock>(person, ask => ask.RunAsync(letter.Number, "核实情况")), must),
            2 => Decide(letter, person, must),
            3 or 8 => new("cleared: read who wrote", letter.Id, person, () => ReadAsync(letter, person), must),
            4 => new("cleared: split", letter.Id, person, () => SplitAsync(letter, person), must),
            5 => Resolve(letter, person, must),
            6 => EndRecusal(letter, person, must),
            _ => Remove(letter, person, must),
        };
    }

    // Mostly one where there is something to do, and first where somebody has begun.
    private ProofCase Letter(int kind, ProofState state)
    {
        var where = kind switch
        {
            0 or 1 or 4 => "SELECT Id FROM Cases WHERE Sealed = 1 ORDER BY rowid",
            2 => "SELECT CaseId FROM IdentityUnlocks WHERE DecidedAt IS NULL ORDER BY rowid",
            3 or 8 => "SELECT CaseId FROM IdentityUnlocks ORDER BY rowid",
            5 => "SELECT CaseId FROM Accused WHERE RemovedAt IS NULL AND DescribedName IS NOT NULL AND ResolvedAt IS NULL ORDER BY ResolutionProposedBy IS NULL, Id",
            6 => "SELECT CaseId FROM CaseBlocks WHERE Reason = 'recusal' AND \"To\" IS NULL ORDER BY EndProposedBy IS NULL, Id",
            _ => "SELECT CaseId FROM Accused WHERE RemovedAt IS NULL AND UnitId IS NULL ORDER BY RemovalProposedBy IS NULL, Id",
        };
        // What two must say one after the other stays with few cases, or the second never comes.
        var twice = kind is 5 or 6 or 7 or 9;
        var some = office.Read(where, r => r.GetGuid(0)).Where(id => !twice || model.StandsAlone(id)).Distinct().ToList();
        if (some.Count > 0 && Random.Next(8) != 0)
        {
            var id = !twice ? RandomOffice.Pick(Random, some) : some[Random.Next(Math.Min(some.Count, 2))];
            return model.Cases.Find(c => c.Id == id)!;
        }
        return RandomOffice.Pick(Random, model.Cases.Where(c => state.Sealed.Contains(c.Id) || model.BlockedPeople(c.Id).Count > 0).ToList() is { Count: > 0 } guarded ? guarded : model.Cases);
    }

    private ProofStep Decide(ProofCase letter, string person, MustFail must)
    {
        var asked = office.Read("SELECT Id, AskedBy FROM IdentityUnlocks WHERE CaseId = $id AND DecidedAt IS NULL ORDER BY rowid", r => (Id: r.GetGuid(0), By: r.GetString(1)), ("$id", letter.Id));
        var (id, by) = asked.Count > 0 ? RandomOffice.Pick(Random, asked) : default;
        var granted = Random.Next(4) != 0;
        return new("cleared: decide who may know", letter.Id, person, async () =>
        {
            await As<DecideUnlock>(person, decide => decide.RunAsync(letter.Number, id, granted));
            if (granted)
                model.MayKnow.Add((letter.Id, by));
        }, must == MustFail.No && by == person ? MustFail.Refused : must);
    }

    private Task ReadAsync(ProofCase letter, string person) => office.AsAsync(person, async scope =>
    {
        var sheet = await scope.GetRequiredService<ReadIdentity>().RunAsync(letter.Number);
        if (sheet.Identity is not null && !model.MayKnow.Contains((letter.Id, person)))
            walk.Broke("16 two people open who wrote", $"{person} knows who wrote {letter.Number}");
    });

    private Task SplitAsync(ProofCase letter, string person) => office.AsAsync(person, async scope =>
    {
        const string Title = "申请修路";
        model.Add(await scope.GetRequiredService<SplitMatter>().RunAsync(letter.Number, Title), Title);
    });

    private ProofStep Resolve(ProofCase letter, string person, MustFail must)
    {
        var row = Alone(letter) ? Standing(letter.Id).FirstOrDefault(r => r.Person is null && !r.Resolved) : null;
        // Whoever comes second says the same as the first, mostly.
        var meant = row?.Proposal is { } said && Random.Next(4) != 0 ? said.Split(',', StringSplitOptions.RemoveEmptyEntries) : [RandomOffice.Pick(Random, model.Office.People).Id];
        return new("cleared: resolve", letter.Id, person, () => office.AsAsync(person, async scope =>
        {
            if (await scope.GetRequiredService<ResolveAccused>().RunAsync(letter.Number, row?.Id ?? 0, meant))
            {
                if (row!.ProposalBy is null || row.ProposalBy == person)
                    walk.Broke("24 two people let somebody go", $"{person} alone resolved who is meant in {letter.Number}");
                model.Resolve(letter.Id, row.Cause, meant.Select(StandingsSubject.Person));
            }
        }), must);
    }

    private ProofStep EndRecusal(ProofCase letter, string person, MustFail must)
    {
        var rows = Alone(letter)
            ? office.Read("SELECT Id, SubjectId, EndProposedBy FROM CaseBlocks WHERE CaseId = $id AND Reason = 'recusal' AND \"To\" IS NULL ORDER BY Id", r => (Id: r.GetInt64(0), Person: r.GetString(1), By: r.IsDBNull(2) ? null : r.GetString(2)), ("$id", letter.Id))
            : [];
        var (id, who, by) = rows.FirstOrDefault();
        return new("cleared: end a recusal", letter.Id, person, () => office.AsAsync(person, async scope =>
        {
            if (await scope.GetRequiredService<EndRecusal>().RunAsync(letter.Number, id))
            {
                if (by is null || by == person)
                    walk.Broke("24 two people let somebody go", $"{person} alone ended a recusal in {letter.Number}");
                model.EndRecusal(letter.Id, who);
            }
        }), must);
    }

    // By the register of the accused, whose refusals are not those of a case that is not there.
    private ProofStep Remove(ProofCase letter, string person, MustFail must)
    {
        var rows = Standing(letter.Id);
        var gone = Alone(letter) ? rows.FirstOrDefault(r => r.RemovalBy is not null && Random.Next(4) != 0) ?? rows.FirstOrDefault() : null;
        var kept = rows.Where(r => r != gone).ToList();
        var entry = new AccusedEntry(kept.Count > 0 ? AccusedState.Named : AccusedState.None, null, [.. kept.Select(r => r.Person).OfType<string>()], [.. kept.Where(r => r.Person is null).Select(r => new DescribedAccused(r.Name)).Distinct()]);
        return new("cleared: remove", letter.Id, person, async () =>
        {
            await As<ChangeAccused>(person, change => change.RunAsync(letter.Number, entry, null));
            model.Judge(letter.Id);
            if (gone?.RemovalBy is { } first && first != person)
                model.Release(letter.Id, gone.Cause);
        }, must == MustFail.Hidden && !model.Blocked(letter.Id, person) ? gone is null ? MustFail.No : MustFail.Refused : must);
    }

    private bool Alone(ProofCase letter) => model.StandsAlone(letter.Id);

    private List<AccusedRow> Standing(Guid id) => office.Read(
        "SELECT Id, PersonId, DescribedName, RemovalProposedBy, ResolutionProposal, ResolutionProposedBy, ResolvedAt IS NOT NULL FROM Accused WHERE CaseId = $id AND RemovedAt IS NULL AND UnitId IS NULL ORDER BY Id",
        r => new AccusedRow(r.GetInt64(0), Text(r, 1), Text(r, 2), Text(r, 3), Text(r, 4), Text(r, 5), r.GetBoolean(6)), ("$id", id));

    private static string? Text(Microsoft.Data.Sqlite.SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private Task As<TUseCase>(string person, Func<TUseCase, Task> act) where TUseCase : notnull => office.AsAsync(person, scope => act(scope.GetRequiredService<TUseCase>()));
}
