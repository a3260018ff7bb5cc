using System.Text.Json.Nodes;
using Petitions.Access;
using Petitions.Deadlines;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Cases.Steps;

/// <summary>审批: approve, change the method, return with a reason, or take the matter over.</summary>
public sealed class ApproveStep(Proposal proposal, DeadlineBook deadlines) : IStep
{
    public string Name => "approve";

    public async Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var opinion = Schema.Optional("opinion", Schema.Text());
        return
        [
            new("approved", Schema.Object(opinion)),
            new("changed", Schema.OneOf(await proposal.SchemasAsync(context.Case, Proposal.AllMethods, [opinion], context.Cancellation))),
            new("returned", Schema.Object(Schema.Required("opinion", Schema.Text()))),
            new("takenOver", Schema.Object(opinion)),
        ];
    }

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var letter = context.Case;
        var approver = NextApprover(context);
        switch (outcome)
        {
            case "returned":
                letter.ReturnToRouting();
                return [];
            case "takenOver":
                letter.Approved(approver);
                return new JsonObject { ["leader"] = context.PersonId };
            case "changed":
                await proposal.TakeAsync(letter, data.As<ProposalForm>(), context.PersonId ?? "", approver, instructed: false, context.Cancellation);
                break;
        }
        letter.Approved(approver);
        // Whoever is accused since it was proposed: said here, where the method can still be changed.
        await proposal.RequireEligibleAsync(letter, context.Cancellation);
        if (proposal.MissingApprovers(letter).Count == 0 && letter.Routing!.Method is DisposalMethod.HandleHere or DisposalMethod.NoAction)
            await deadlines.EndAsync(letter.Id, DeadlineBook.ForwardThreeDays, "nothing-to-send", context.Cancellation);
        return proposal.ForWorkflow(letter);
    }

    /// <summary>The role that the rule demands next, whatever the workflow file says: a file that asks the wrong person is refused.</summary>
    private Role NextApprover(StepContext context)
    {
        var missing = proposal.MissingApprovers(context.Case);
        Require.That(missing.Count > 0, "approver-not-competent");
        Require.That(context.Task.Escalated || context.Viewer?.Capacities.Any(c => c.Has(missing[0])) == true, "approver-not-competent");
        return missing[0];
    }
}
