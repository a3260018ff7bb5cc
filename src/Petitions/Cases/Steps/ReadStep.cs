using System.Text.Json.Nodes;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Tasks;

namespace Petitions.Cases.Steps;

/// <summary>阅函加注: the abstract, the class, and who is accused (L-14 to L-20). What it decides seals the case.</summary>
public sealed class ReadStep(AccusedRegister accused, JudgeFinds finds, TaskOpener tasks, OfficeClock clock) : IStep
{
    private sealed record Abstract(string Who, string What, string? When, string? Where, string Request);

    private sealed record Reading(
        Abstract Abstract, PetitionClass Class, Urgency Urgency, Credibility Credibility, bool? OverallImportance,
        AccusedEntry Accused, IReadOnlyList<string>? RespondentUnits, bool AttachmentsRead);

    public string Name => "read";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) =>
        Task.FromResult<IReadOnlyList<StepOutcome>>([new("read", Schema.Object(
            Schema.Required("abstract", Schema.Object(
                Schema.Required("who", Schema.Text()), Schema.Required("what", Schema.Text()), Schema.Optional("when", Schema.Text()),
                Schema.Optional("where", Schema.Text()), Schema.Required("request", Schema.Text()))),
            Schema.Required("class", Schema.Choice<PetitionClass>()),
            Schema.Required("urgency", Schema.Choice<Urgency>()),
            Schema.Required("credibility", Schema.Choice<Credibility>()),
            Schema.Optional("overallImportance", Schema.Flag()),
            Schema.Required("accused", AccusedSchema.Entry),
            Schema.Optional("respondentUnits", Schema.List(Schema.IdFrom("/api/units"))),
            Schema.Required("attachmentsRead", Schema.Flag())))]);

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var (letter, reading) = (context.Case, data.As<Reading>());
        letter.Read(new Slip
        {
            Who = reading.Abstract.Who,
            What = reading.Abstract.What,
            When = reading.Abstract.When,
            Where = reading.Abstract.Where,
            Request = reading.Abstract.Request,
            Class = reading.Class,
            Urgency = reading.Urgency,
            Credibility = reading.Credibility,
            OverallImportance = reading.OverallImportance ?? false,
            AttachmentsRead = reading.AttachmentsRead,
            ReadAt = clock.Now,
            ReadBy = context.PersonId ?? "",
        });
        await accused.SetAsync(letter, reading.Accused, reading.RespondentUnits ?? [], context.Cancellation);
        await finds.InActAsync(letter, reading.Accused.People ?? [], context.PersonId, context.Cancellation);
        await tasks.ReassessAsync(letter, context.Task.Id, context.Cancellation);
        return [];
    }
}
