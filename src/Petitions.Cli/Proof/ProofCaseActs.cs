using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Guard;
using Petitions.Intake.Files;
using Petitions.Offices;

namespace Petitions.Cli.Proof;

/// <summary>Acts on a case beside its tasks: somebody is named, papers come in, mails are taken back.</summary>
internal sealed class ProofCaseActs(ProofOffice office, ProofModel model, Random random)
{
    public ProofStep Next(ProofState state)
    {
        if (random.Next(3) == 0 && Aimed(state) is { } aimed)
            return aimed;
        var letter = RandomOffice.Pick(random, model.Cases);
        var blocked = model.BlockedAccounts(letter.Id);
        var person = RandomOffice.Pick(random, blocked.Count > 0 && random.Next(2) == 0 ? blocked : model.Accounts);
        var must = model.Blocked(letter.Id, person) ? MustFail.Hidden : MustFail.No;
        return random.Next(7) switch
        {
            0 => new("case: attachments read", letter.Id, person, () => As<AttachmentsRead>(person, read => read.RunAsync(letter.Number)), must),
            1 => new("case: attach", letter.Id, person, () => AttachAsync(letter, person), must),
            2 => new("case: enclosure moves", letter.Id, person, () => As<MoveEnclosure>(person, move => move.RunAsync(letter.Number, 1, Custody.Returned, null)), must),
            3 => Accuse(letter, person, must),
            4 => random.Next(2) == 0 && Cleared(letter) is { } cleared ? RecuseAnother(letter, cleared, person) : Recuse(letter, person, must),
            _ => Accuse(letter, Cleared(letter) ?? person, MustFail.No),
        };
    }

    private Task AttachAsync(ProofCase letter, string person) => office.AsAsync(person, async scope =>
    {
        using var content = new MemoryStream("材料"u8.ToArray());
        var stored = await scope.GetRequiredService<FileStore>().SaveAsync(content);
        await scope.GetRequiredService<AddAttachment>().RunAsync(letter.Number, "附件.txt", stored, AttachmentKind.File);
    });

    /// <summary>Where it hurts: whoever holds a task of a case, leads a unit to which a mail of it is on its way, or is to receive who wrote it, is accused in it.</summary>
    private ProofStep? Aimed(ProofState state)
    {
        var held = state.Tasks.Where(t => t.ClaimedBy is not null).Select(t => (t.CaseId, Person: t.ClaimedBy!));
        var sent = state.WaitingMails.Where(m => m.Unit is not null)
            .SelectMany(m => model.Office.Posts.Where(p => p.UnitId == m.Unit && p.Kind.IsLeading()).Select(p => (CaseId: m.Case, Person: p.PersonId)));
        // Tasks are held all day; a mail waits a short while only, and few petitioners are to be received.
        var booked = state.Booked.Select(b => (CaseId: b.Case, Person: b.Leader));
        var aims = (random.Next(4) switch { 0 when booked.Any() => booked, 1 or 2 when sent.Any() => sent, _ => held }).ToList();
        if (aims.Count == 0)
            return null;
        var (id, person) = RandomOffice.Pick(random, aims);
        var letter = model.Cases.Find(c => c.Id == id)!;
        return Reader(letter) is { } reader ? Accuse(letter, reader, MustFail.No, person) : null;
    }

    private ProofStep Accuse(ProofCase letter, string person, MustFail must, string? whom = null)
    {
        var more = whom is null ? new ProofTaskActs(office, model, random).Accused().AsObject() : new JsonObject { ["people"] = new JsonArray(whom) };
        return new("case: accuse", letter.Id, person, () => office.AsAsync(person, async scope =>
        {
            var entry = Standing(letter.Id);
            // Everybody who is accused already stays so; removals are acts of the cleared.
            foreach (var name in more["people"] as JsonArray ?? [])
                entry.People.Add(name!.GetValue<string>());
            foreach (var described in more["described"] as JsonArray ?? [])
                entry.Described.Add(new DescribedAccused(described!["name"]!.GetValue<string>()));
            var state = entry.People.Count + entry.Described.Count > 0 ? AccusedState.Named : AccusedState.None;
            await scope.GetRequiredService<ChangeAccused>().RunAsync(letter.Number, new AccusedEntry(state, null, [.. entry.People.Distinct()], [.. entry.Described.Distinct()]), null);
            foreach (var name in entry.People)
                model.Accuse(letter.Id, name);
            foreach (var described in entry.Described)
                model.Describe(letter.Id, described.Name!);
            model.Judge(letter.Id);
        }), must);
    }

    private ProofStep Recuse(ProofCase letter, string person, MustFail must) => new("case: recuse", letter.Id, person, async () =>
    {
        await As<Recuse>(person, recuse => recuse.RunAsync(letter.Number, null, "系来信人近亲属"));
        model.Recuse(letter.Id, person);
    }, must);

    private ProofStep RecuseAnother(ProofCase letter, string cleared, string other) => new("case: recuse another", letter.Id, cleared, async () =>
    {
        await As<Recuse>(cleared, recuse => recuse.RunAsync(letter.Number, other, "系来信人近亲属"));
        model.Recuse(letter.Id, other);
    });

    private (List<string> People, List<DescribedAccused> Described) Standing(Guid id)
    {
        var rows = office.Read("SELECT PersonId, DescribedName FROM Accused WHERE CaseId = $id AND RemovedAt IS NULL AND UnitId IS NULL", r => (Person: r.IsDBNull(0) ? null : r.GetString(0), Name: r.IsDBNull(1) ? null : r.GetString(1)), ("$id", id));
        return ([.. rows.Select(r => r.Person).OfType<string>()], [.. rows.Where(r => r.Person is null).Select(r => new DescribedAccused(r.Name))]);
    }

    private string? Cleared(ProofCase letter) =>
        model.Accounts.Where(p => model.Viewer(p)!.IsSealedOfficer && !model.Blocked(letter.Id, p)).OrderBy(_ => random.Next()).FirstOrDefault();

    /// <summary>Whoever may name somebody: the reader of the letter, or somebody cleared where it is guarded.</summary>
    private string? Reader(ProofCase letter) =>
        office.Read("SELECT Slip_ReadBy, Sealed FROM Cases WHERE Id = $id AND Slip_ReadBy IS NOT NULL", r => r.GetBoolean(1) ? null : r.GetString(0), ("$id", letter.Id)).OfType<string>()
            .Where(p => !model.Blocked(letter.Id, p)).FirstOrDefault() ?? Cleared(letter);

    private Task As<TUseCase>(string person, Func<TUseCase, Task> act) where TUseCase : notnull => office.AsAsync(person, scope => act(scope.GetRequiredService<TUseCase>()));
}
