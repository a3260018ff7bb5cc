using System.Text.Json.Nodes;
using Petitions.Tasks;

namespace Petitions.Visits.Steps;

/// <summary>办结报告: what the unit that was assigned a matter reports back by the day it was given (条例 art. 22).</summary>
public sealed class ReportStep : IStep
{
    public string Name => "report";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) =>
        Task.FromResult<IReadOnlyList<StepOutcome>>([new("reported", Schema.Object(Schema.Required("report", Schema.Text(20_000))))]);

    public Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        context.Case.AtDesk("reported");
        return Task.FromResult<JsonObject>([]);
    }
}

/// <summary>The office that assigned the matter takes the report, or gives it back.</summary>
public sealed class AcceptReportStep : IStep
{
    public string Name => "acceptReport";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context) => Task.FromResult<IReadOnlyList<StepOutcome>>(
    [
        new("accepted", Schema.Object(Schema.Optional("opinion", Schema.Text()))),
        new("returned", Schema.Object(Schema.Required("opinion", Schema.Text()))),
    ]);

    public Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        if (outcome == "accepted")
            context.Case.AtDesk("reportAccepted");
        else
            context.Case.ReturnHandling();
        return Task.FromResult<JsonObject>([]);
    }
}
