using System.Text.Json.Nodes;
using Petitions.Deadlines;
using Petitions.Tasks;

namespace Petitions.Cases.Steps;

/// <summary>拟办: one of the seven methods and its target (domain.md §1.5).</summary>
public sealed class RouteStep(Proposal proposal, DeadlineBook deadlines) : IStep
{
    public string Name => "route";

    public async Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) =>
        [new("proposed", Schema.OneOf(await proposal.SchemasAsync(context.Case, Proposal.AllMethods, [Schema.Optional("reason", Schema.Text())], context.Cancellation)))];

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var form = data.As<ProposalForm>();
        var routing = await proposal.TakeAsync(context.Case, form, context.PersonId ?? "", approvedAs: null, instructed: false, context.Cancellation);
        // A letter that is sent after all owes the three days again; the days already gone stay visible.
        if (MethodRules.Sends(form.Method))
            await deadlines.ReopenAsync(context.Case.Id, [DeadlineBook.ForwardThreeDays], context.Cancellation);
        return routing;
    }
}
