using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Offices;
using Petitions.Reviews;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Cases.Steps;

/// <summary>The head of the unit names who works on it, among those of the unit who may.</summary>
public sealed class AssignStep(
    PetitionsDb db, CaseGuard guard, DirectoryCache directories, OfficeClock clock, Proposal proposal, ReviewChain reviews, IOptions<OfficeOptions> office) : IStep
{
    private sealed record Hands(string Unit, IReadOnlyList<string> People);

    public string Name => "assign";

    public async Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) =>
        [new("assigned", Schema.Object(Schema.Required("person", Schema.Choice((await HandsAsync(context)).People))))];

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var person = data.Text("person")!;
        var hands = await HandsAsync(context);
        await guard.RequireRecipientAsync(context.Case.Id, null, person, context.Cancellation);
        // An instruction of the accused is void (domain.md §10.2): what is handled here is so by the word of who assigns it, his own head.
        if (context.Case.Routing is { Method: DisposalMethod.HandleHere } routing && await proposal.IsVoidAsync(context.Case, context.Cancellation))
            context.Case.Route(new Routing { Method = routing.Method, TargetUnit = routing.TargetUnit, Reason = routing.Reason, ProposedBy = context.PersonId ?? "", ProposedAt = clock.Now, ApprovedAs = Role.OfficeHead });
        context.Case.Assigned(person);
        db.CaseParties.Add(new CaseParty { CaseId = context.Case.Id, PersonId = person, From = clock.Now });
        return new JsonObject { ["person"] = person, ["unit"] = hands.Unit };
    }

    /// <summary>Where everybody of the unit is blocked, the house handles the letter itself, or an organ outside does (design §4).</summary>
    private async Task<Hands> HandsAsync(StepContext context)
    {
        var directory = await directories.GetAsync(db, clock, context.Cancellation);
        var blocked = (await guard.BlockedPeopleAsync(context.Case.Id, context.Cancellation)).Union(await reviews.InvestigatorsAsync(context.Case.Id, context.Cancellation)).ToHashSet();
        var blockedUnits = await guard.HardBlockedUnitsAsync(context.Case.Id, context.Cancellation);
        var own = proposal.OwnUnit(context.Case);
        // A letter that went to no unit (不处理, 直送) and comes back from the archive to be handled is the house's own.
        var first = context.Task.UnitId ?? context.Case.Routing?.TargetUnit ?? own;
        IEnumerable<string> units = [first, own, .. office.Value.FallbackUnits];
        return units.Where(u => !blockedUnits.Contains(u)).Select(Of).FirstOrDefault(h => h.People.Count > 0) ?? new Hands(first, []);

        Hands Of(string unit) =>
            new(unit, [.. directory.MembersOf(unit).Select(m => m.PersonId).Where(p => !blocked.Contains(p)).Order(StringComparer.Ordinal)]);
    }
}

/// <summary>办理: the finding, the result, the answer and the law it rests on (L-24, 条例 art. 32).</summary>
public sealed class HandleStep(ReviewChain reviews) : IStep
{
    private sealed record Work(Finding? Finding, HandlingResult Result, string Summary, string Basis, string Answer);

    public string Name => "handle";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) => Task.FromResult<IReadOnlyList<StepOutcome>>(
    [
        new("done", Schema.Object(
            Schema.Optional("finding", Schema.Choice<Finding>()),
            Schema.Required("result", Schema.Choice<HandlingResult>()),
            Schema.Required("summary", Schema.Text()),
            Schema.Required("basis", Schema.Text()),
            Schema.Required("answer", Schema.Text()))),
        new("returned", Schema.Object(Schema.Required("reason", Schema.Text()))),
    ]);

    /// <exception cref="RuleBroken"><c>review-needs-others</c>: he handled or signed what is reviewed.</exception>
    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        if (outcome == "returned")
        {
            context.Case.ReturnHandling();
            return [];
        }
        await reviews.RequireOtherAsync(context);
        var work = data.As<Work>();
        context.Case.Handled(work.Finding, work.Result, work.Summary, work.Basis, work.Answer, context.PersonId);
        return [];
    }
}

/// <summary>签发: the head of the unit signs off what somebody else has done.</summary>
public sealed class SignOffStep(ReviewChain reviews) : IStep
{
    public string Name => "signOff";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) => Task.FromResult<IReadOnlyList<StepOutcome>>(
    [
        new("signed", Schema.Object(Schema.Optional("opinion", Schema.Text()))),
        new("returned", Schema.Object(Schema.Required("opinion", Schema.Text()))),
    ]);

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        Require.That(context.PersonId != context.Case.Handling?.HandledBy, "second-person-needed");
        await reviews.RequireOtherAsync(context);
        if (outcome == "signed")
            context.Case.SignedOff();
        else
            context.Case.ReturnHandling();
        return [];
    }
}
