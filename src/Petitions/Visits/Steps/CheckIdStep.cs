using System.Text.Json.Nodes;
using Petitions.Tasks;

namespace Petitions.Visits.Steps;

/// <summary>检验有效证件 (V-04). Without one the visitor is heard all the same (V-03).</summary>
public sealed class CheckIdStep(VisitBook visits) : IStep
{
    public string Name => "checkId";

    public Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var note = Schema.Object(Schema.Optional("note", Schema.Text(300)));
        return Task.FromResult<IReadOnlyList<StepOutcome>>(
        [
            new(Schema.NameOf(IdResult.Verified), Schema.Object(Schema.Required("idKind", Schema.Choice<IdKind>()))),
            new(Schema.NameOf(IdResult.Refused), note),
            new(Schema.NameOf(IdResult.None), note),
        ]);
    }

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        var visit = await visits.LastAsync(context.Case.Id, context.Cancellation);
        visit.IdentityChecked(Enum.Parse<IdResult>(outcome, ignoreCase: true), data.Text("idKind") is { } kind ? Enum.Parse<IdKind>(kind, ignoreCase: true) : null, data.Text("note"));
        context.Case.AtDesk("identified");
        return [];
    }
}
