using System.Globalization;
using System.Text.Json.Nodes;
using Petitions.Tasks;

namespace Petitions.Deadlines.RuleVersions;

/// <summary>Writes a rule in the format of deadline-rules.json, as a file of one.</summary>
internal static class RuleJson
{
    public static string Of(DeadlineRule rule) => new JsonObject { ["rules"] = new JsonArray(RuleOf(rule)) }.ToJsonString(Data.Json.Options);

    private static JsonObject RuleOf(DeadlineRule rule)
    {
        var json = new JsonObject
        {
            ["id"] = rule.Id,
            ["version"] = rule.Version,
            ["effectiveFrom"] = rule.EffectiveFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["event"] = Schema.NameOf(rule.Event),
            ["span"] = rule.Span.ToString(),
            ["direction"] = Schema.NameOf(rule.Direction),
            ["dayZero"] = Schema.NameOf(rule.DayZero),
            ["rollOver"] = Schema.NameOf(rule.RollOver),
            ["stops"] = Names(rule.Stops),
            ["again"] = rule.Again,
            ["warnings"] = new JsonArray([.. rule.Warnings.Select(w => Stage(w.Id, w.Before, "Before", w.To, w.Kind))]),
            ["breachTo"] = Names(rule.BreachTo),
            ["escalation"] = new JsonArray([.. rule.Escalation.Select(r => Stage(r.Id, r.After, "After", r.To))]),
            ["legalSource"] = rule.LegalSource,
            ["titleZh"] = rule.TitleZh,
            ["titleEn"] = rule.TitleEn,
        };
        if (rule.CloseOfDay is { } close)
            json["closeOfDay"] = Hour(close);
        if (rule.Extension is { } extension)
            json["extension"] = extension.ToString();
        return json;
    }

    private static JsonObject Stage(string id, StageDistance distance, string side, IReadOnlyList<Recipient> to, StageKind? kind = null)
    {
        var json = new JsonObject { ["id"] = id, ["to"] = Names(to) };
        if (kind is { } known)
            json["kind"] = Schema.NameOf(known);
        json[distance.At is null ? $"minutes{side}" : $"workingDays{side}"] = distance.Amount;
        if (distance.At is { } at)
            json["at"] = Hour(at);
        return json;
    }

    private static JsonArray Names<T>(IEnumerable<T> values) where T : struct, Enum => [.. values.Select(v => JsonValue.Create(Schema.NameOf(v)))];

    private static string Hour(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
