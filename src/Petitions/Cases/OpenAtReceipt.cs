using System.Text.Json;
using Petitions.Data;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Cases;

/// <summary>Completes the step <c>open</c> with the registration that came along with the receipt.</summary>
public sealed class OpenAtReceipt(PetitionsDb db, CompleteTask complete)
{
    public async Task OpenAsync(PetitionCase letter, LetterReceived received, CancellationToken cancellation = default)
    {
        Require.That(letter.MayOpen, "letter-must-stay-closed");
        Require.That(!string.IsNullOrWhiteSpace(received.Title), "title-needed");
        var form = new RegistrationForm(
            received.Title!, received.Petitioner, received.JointCount, received.SentOn, received.SubjectCode, received.PurposeCode,
            received.Place, received.Enclosures, null, null);
        var open = db.Tasks.Local.SingleOrDefault(t => t.CaseId == letter.Id && t is { Step: "open", State: TaskState.Open })
            ?? throw new RuleBroken("workflow-without-open");
        var data = JsonSerializer.SerializeToNode(form, Json.Options)!.AsObject();
        await complete.InActAsync(letter, open, new Completion("opened", data, null), cancellation);
    }
}
