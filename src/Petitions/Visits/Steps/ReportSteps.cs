using System.Text.Json.Nodes;
using Petitions.Deadlines;
using Petitions.Tasks;

namespace Petitions.Visits.Steps;

/// <summary>办结报告: what the unit that was assigned a matter reports back by the day it was given (条例 art. 22).</summary>
public sealed class ReportStep(DeadlineBook deadlines) : IStep
{
    public string Name => "report";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) =>
        Task.FromResult<IReadOnlyList<StepOutcome>>([new("reported", Schema.Object(Schema.Required("report", Schema.Text(20_000))))]);

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        context.Case.AtDesk("reported");
        await deadlines.MeetAsync(context.Case.Id, DeadlineBook.Report, context.Cancellation);
        return [];
    }
}

/// <summary>The office that assigned the matter takes the report, or gives it back.</summary>
public sealed class AcceptReportStep(DeadlineBook deadlines) : IStep
{
    public string Name => "acceptReport";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) => Task.FromResult<IReadOnlyList<StepOutcome>>(
    [
        new("accepted", Schema.Object(Schema.Optional("opinion", Schema.Text()))),
        new("returned", Schema.Object(Schema.Required("opinion", Schema.Text()))),
    ]);

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        if (outcome == "accepted")
        {
            context.Case.AtDesk("reportAccepted");
            return [];
        }
        context.Case.ReturnHandling();
        // What was reported in time was; now it is due again.
        await deadlines.StartAsync(context.Case, DeadlineBook.Report, context.Cancellation);
        return [];
    }
}
