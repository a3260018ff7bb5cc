using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Deadlines;
using Petitions.Tasks;

namespace Petitions.Visits.Steps;

/// <summary>
/// 接待 (V-01): a seat; the sealed room for whoever comes to report somebody, without a word of it being written here; security;
/// or the way to the right house.
/// </summary>
public sealed class GreetStep(VisitBook visits, TaskOpener tasks, OfficeClock clock) : IStep
{
    public string Name => "greet";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var note = Schema.Object(Schema.Optional("note", Schema.Text(300)));
        return Task.FromResult<IReadOnlyList<StepOutcome>>([.. Enum.GetValues<Greeting>().Select(g => new StepOutcome(Schema.NameOf(g), g is Greeting.SealedRoom ? Schema.Object() : note))]);
    }

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var visit = await visits.LastAsync(context.Case.Id, context.Cancellation);
        if (data.Text("note") is { } note)
            visit.SafetyNote = note;
        switch (outcome)
        {
            case "seated":
                context.Case.AtDesk("greeted");
                break;
            case "sealedRoom":
                context.Case.SealAtDesk();
                // Whoever was about to take him loses the ticket in this very act.
                await tasks.ReassessAsync(context.Case, context.Task.Id, context.Cancellation);
                break;
            default:
                context.Case.LeaveUnheard(outcome == "security" ? NoReplyReason.Security : NoReplyReason.WrongPlace);
                visit.End(clock.Now);
                break;
        }
        return [];
    }
}
