using System.Text.Json.Nodes;
using Petitions.Cases;

namespace Petitions.Tasks;

/// <param name="HeadsOnly">Of the unit its leaders, past its inbox (批转).</param>
public sealed record Recipient(string? Unit, string? Person, bool HeadsOnly = false);

/// <summary>
/// Everybody whom a step's data would give the case to, by the names all steps use: target, person, copies. Also for steps
/// that only a workflow file knows.
/// </summary>
public static class Recipients
{
    public static IEnumerable<Recipient> In(JsonObject data)
    {
        if (data["target"] is JsonObject target)
            yield return new Recipient(TextOf(target["unit"]), TextOf(target["person"]), TextOf(data["method"]) == Schema.NameOf(DisposalMethod.ReferToHead));
        if (TextOf(data["person"]) is { } person)
            yield return new Recipient(null, person);
        if (TextOf(data["unit"]) is { } unit)
            yield return new Recipient(unit, null);
        foreach (var copy in (data["copies"] as JsonArray ?? []).Select(TextOf).OfType<string>())
            yield return new Recipient(copy, null);
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
