using System.Text.Json;
using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits;

/// <summary>Completes the first steps of a visit with what was typed when the visitor came in.</summary>
public sealed class KnownAtArrival(PetitionsDb db, CompleteTask complete)
{
    public async Task CompleteAsync(PetitionCase letter, VisitArrived arrived, CancellationToken cancellation = default)
    {
        var registered = !string.IsNullOrWhiteSpace(arrived.Title);
        Require.That(!registered || arrived.Greeting is null or Greeting.Seated or Greeting.SealedRoom, "visitor-not-seated");
        if ((arrived.Greeting ?? (registered ? Greeting.Seated : null)) is not { } greeting)
            return;
        await DoAsync(letter, "greet", Schema.NameOf(greeting), Note(greeting, arrived), cancellation);
        if (registered || arrived.SeenId is not null)
            await DoAsync(letter, "checkId", Schema.NameOf(arrived.SeenId ?? IdResult.None), IdData(arrived), cancellation);
        if (registered)
            await DoAsync(letter, "register", "registered", Registered(arrived), cancellation);
    }

    private static JsonObject Note(Greeting greeting, VisitArrived arrived) =>
        greeting is Greeting.Security or Greeting.WrongPlace && arrived.SafetyNote is { } note ? new JsonObject { ["note"] = note } : [];

    private static JsonObject IdData(VisitArrived arrived)
    {
        var data = new JsonObject();
        if (arrived.SeenId == IdResult.Verified)
            data["idKind"] = Schema.NameOf(arrived.IdKind ?? IdKind.IdentityCard);
        else if (arrived.IdNote is { } note)
            data["note"] = note;
        return data;
    }

    private static JsonObject Registered(VisitArrived arrived) => JsonSerializer.SerializeToNode(
        new VisitRegistration(arrived.Title!, arrived.Petitioner, arrived.Headcount ?? 1, arrived.Representatives, arrived.SubjectCode, arrived.PurposeCode, arrived.Place),
        Json.Options)!.AsObject();

    private async Task DoAsync(PetitionCase letter, string step, string outcome, JsonObject data, CancellationToken cancellation)
    {
        var task = db.Tasks.Local.SingleOrDefault(t => t.CaseId == letter.Id && t.Step == step && t.State == TaskState.Open) ?? throw new RuleBroken("workflow-without-step", step);
        await complete.InActAsync(letter, task, new Completion(outcome, data), cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
