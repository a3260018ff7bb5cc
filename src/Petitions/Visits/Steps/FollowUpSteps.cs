using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Offices;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits.Steps;

/// <summary>回访计划: the accepting department says when, and what is to be asked (V-15).</summary>
public sealed class PlanFollowUpStep(PetitionsDb db, OfficeClock clock) : IStep
{
    private sealed record Plan(DateOnly PlannedOn, string Script);

    public string Name => "planFollowUp";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) => Task.FromResult<IReadOnlyList<StepOutcome>>(
        [new("planned", Schema.Object(Schema.Required("plannedOn", Schema.Date()), Schema.Required("script", Schema.Text())))]);

    public Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var plan = data.As<Plan>();
        Require.That(plan.PlannedOn >= clock.Today, "follow-up-in-past");
        db.FollowUpVisits.Add(new FollowUpVisit { Id = Guid.NewGuid(), CaseId = context.Case.Id, PlannedOn = plan.PlannedOn, Script = plan.Script, PlannedBy = context.PersonId ?? "" });
        context.Case.AtDesk("followUpPlanned");
        return Task.FromResult<JsonObject>([]);
    }
}

/// <summary>回访, by another person of the accepting department, who may settle the case there.</summary>
public sealed class FollowUpVisitStep(PetitionsDb db, DirectoryCache directories, DeadlineBook deadlines, OfficeClock clock, IOptions<OfficeOptions> office) : IStep
{
    private sealed record Paid(string Findings, string? Companion, Satisfaction? OfficeRating, Satisfaction? UnitRating, string? RatingReason);

    public string Name => "followUpVisit";

    public async Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var directory = await directories.GetAsync(db, clock, context.Cancellation);
        var companions = context.Task.UnitId is { } unit ? directory.MembersOf(unit).Select(m => m.PersonId).Where(p => p != context.PersonId).Order(StringComparer.Ordinal).ToList() : [];
        Schema.Field[] paid =
        [
            Schema.Required("findings", Schema.Text()),
            .. companions.Count > 0 ? new[] { Schema.Optional("companion", Schema.Choice(companions)) } : [],
        ];
        var scale = Schema.Choice<Satisfaction>(RatingScale.Of(office.Value));
        Schema.Field[] rated = IsRated(context.Case)
            ? [Schema.Optional("officeRating", scale), Schema.Optional("unitRating", scale.DeepClone().AsObject()), Schema.Optional("ratingReason", Schema.Text(500))]
            : [];
        return
        [
            new("settled", Schema.Object([.. paid, .. rated])),
            new("calming", Schema.Object(paid)),
            new("unsolved", Schema.Object([.. paid, .. rated])),
            new("unreachable", Schema.Object(paid)),
        ];
    }

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var (letter, paid) = (context.Case, data.As<Paid>());
        Require.That(context.PersonId != letter.Handling?.HandledBy, "second-person-needed");
        var plan = await db.FollowUpVisits.Where(f => f.CaseId == letter.Id && f.PaidAt == null).OrderByDescending(f => f.PlannedOn).FirstOrDefaultAsync(context.Cancellation)
            ?? throw new RuleBroken("follow-up-not-planned");
        plan.Paid(outcome, paid.Findings, paid.Companion, context.PersonId, clock.Now);
        await RateAsync(context, paid);
        if (outcome != "calming")
            await deadlines.MeetAsync(letter.Id, DeadlineBook.FollowUp, context.Cancellation);
        letter.FollowedUp(outcome == "unsolved" ? "dissatisfied" : outcome);
        return [];
    }

    private async Task RateAsync(StepContext context, Paid paid)
    {
        if (paid.OfficeRating is not { } house || paid.UnitRating is not { } unit)
            return;
        Require.That((house, unit) is (not Satisfaction.Dissatisfied, not Satisfaction.Dissatisfied) || !string.IsNullOrWhiteSpace(paid.RatingReason), "dissatisfied-needs-reason");
        if (await db.Ratings.FindAsync([context.Case.Id], context.Cancellation) is { } before)
            db.Ratings.Remove(before);
        await db.SaveChangesAsync(context.Cancellation);
        db.Ratings.Add(new Rating
        {
            CaseId = context.Case.Id,
            Office = house,
            Unit = unit,
            RatedUnitId = context.Task.UnitId,
            Reason = paid.RatingReason,
            At = clock.Now,
            EnteredBy = context.PersonId ?? "",
        });
    }

    /// <summary>Accusations, and what else is sealed, are rated by nobody (domain.md §6.5, §10.3 route 34).</summary>
    private static bool IsRated(PetitionCase letter) => !letter.Sealed && letter.Slip?.Class != PetitionClass.Accusation;
}
