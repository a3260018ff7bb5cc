using System.Text.Json.Nodes;

namespace Petitions.Deadlines.RuleVersions;

/// <summary>A stage as it is entered: so many working days at an hour, or so many minutes, away from the due instant.</summary>
/// <param name="Kind">Of a warning.</param>
/// <param name="At">An hour of the office, <c>09:00</c>; goes with days.</param>
public sealed record StageForm(IReadOnlyList<Recipient> To, StageKind? Kind = null, int? Days = null, string? At = null, int? Minutes = null);

/// <summary>A new version of a rule as it is entered; what starts its clock stays what it is.</summary>
public sealed record RuleVersionForm(
    DateOnly EffectiveFrom, int Span, SpanUnit Unit, DayZeroRule DayZero, RollOver RollOver, string LegalSource, string TitleZh, string TitleEn, string Reason,
    string? CloseOfDay = null, int? Extension = null, IReadOnlyList<StopGround>? Stops = null, IReadOnlyList<StageForm>? Warnings = null,
    IReadOnlyList<Recipient>? To = null, IReadOnlyList<StageForm>? Escalation = null)
{
    private const int MostDays = 3650;
    private const int MostMinutes = 100_000;

    public static JsonObject Schema => Tasks.Schema.Object(
        Tasks.Schema.Required("effectiveFrom", Tasks.Schema.Date()),
        Tasks.Schema.Required("reason", Tasks.Schema.Text(500)),
        Tasks.Schema.Required("span", Tasks.Schema.Whole(0, MostDays)),
        Tasks.Schema.Required("unit", Tasks.Schema.Choice<SpanUnit>()),
        Tasks.Schema.Required("dayZero", Tasks.Schema.Choice<DayZeroRule>()),
        Tasks.Schema.Required("rollOver", Tasks.Schema.Choice<RollOver>()),
        Tasks.Schema.Optional("closeOfDay", Hour()),
        Tasks.Schema.Optional("extension", Tasks.Schema.Whole(1, MostDays)),
        Tasks.Schema.Optional("stops", Tasks.Schema.List(Tasks.Schema.Choice<StopGround>())),
        Tasks.Schema.Optional("warnings", Tasks.Schema.List(Stage(Tasks.Schema.Required("kind", Tasks.Schema.Choice([StageKind.Reminder, StageKind.Enforce]))))),
        Tasks.Schema.Optional("to", People()),
        Tasks.Schema.Optional("escalation", Tasks.Schema.List(Stage())),
        Tasks.Schema.Required("legalSource", Tasks.Schema.Text(500)),
        Tasks.Schema.Required("titleZh", Tasks.Schema.Text(60)),
        Tasks.Schema.Required("titleEn", Tasks.Schema.Text(120)));

    private static JsonObject Stage(params Tasks.Schema.Field[] first) => Tasks.Schema.Object([
        .. first,
        Tasks.Schema.Optional("days", Tasks.Schema.Whole(0, MostDays)),
        Tasks.Schema.Optional("at", Hour()),
        Tasks.Schema.Optional("minutes", Tasks.Schema.Whole(0, MostMinutes)),
        Tasks.Schema.Required("to", People(1))]);

    private static JsonObject People(int min = 0) => Tasks.Schema.List(Tasks.Schema.Choice<Recipient>(), min);

    private static JsonObject Hour() => new() { ["type"] = "string", ["pattern"] = "^([01][0-9]|2[0-3]):[0-5][0-9]$", ["maxLength"] = 5 };
}
