using System.Text.Json.Nodes;
using Petitions.Deadlines;
using Petitions.Tasks;

namespace Petitions.Cases.Steps;

/// <summary>领导批示 on a letter presented to him or taken over: noted, instructed, or back to routing.</summary>
public sealed class InstructStep(Proposal proposal, DeadlineBook deadlines) : IStep
{
    private static readonly DisposalMethod[] Instructed =
        [DisposalMethod.Refer, DisposalMethod.ReferByLetter, DisposalMethod.ReferToHead, DisposalMethod.HandleHere];

    public string Name => "instruct";

    public async Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var text = Schema.Required("text", Schema.Text());
        return
        [
            new("noted", Schema.Object(Schema.Optional("text", Schema.Text()))),
            new("instructed", Schema.OneOf(await proposal.SchemasAsync(context.Case, Instructed, [text], context.Cancellation))),
            new("returned", Schema.Object(text)),
        ];
    }

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var letter = context.Case;
        if (outcome == "returned")
        {
            letter.ReturnToRouting();
            return [];
        }
        var routing = outcome == "instructed"
            ? await proposal.TakeAsync(letter, data.As<ProposalForm>(), context.PersonId ?? "", approvedAs: null, instructed: true, context.Cancellation)
            : [];
        if (outcome == "noted")
            letter.Noted();
        else
            letter.Instructed();
        if (outcome == "noted" || !MethodRules.Sends(letter.Routing!.Method))
            await deadlines.EndAsync(letter.Id, DeadlineBook.ForwardThreeDays, "nothing-to-send", context.Cancellation);
        else
            await deadlines.ReopenAsync(letter.Id, [DeadlineBook.ForwardThreeDays], context.Cancellation);
        return routing;
    }
}
