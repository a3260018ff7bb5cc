using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Petitions.Workflows.Definitions;
using ValueType = Petitions.Workflows.Definitions.ValueType;

namespace Petitions.Workflows.Expressions;

/// <summary>
/// Converts values to declared types as Elsa does (12.5 to "12.5", true to "True", "12" to 12, 3.9 to 4), with one
/// difference: what cannot be converted is an error, not silently the type's default.
/// </summary>
internal static class ValueConverter
{
    private static readonly JsonSerializerOptions ElsaText = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Converts a value; null stays null, and blank text is no value for any type but text.</summary>
    /// <exception cref="ExpressionException">The value does not fit the type.</exception>
    public static JsonNode? Convert(JsonNode? value, ValueType type)
    {
        if (value is null) return null;
        if (!type.IsArray) return IsBlank(value) && !KeepsBlank(type.Kind) ? null : Convert(value, type.Kind);
        if (IsBlank(value)) return null;
        // One text is a list of one, as in Elsa.
        if (type.Kind == ValueKind.String && Text(value) is { } only && !only.TrimStart().StartsWith('[')) return new JsonArray(value.DeepClone());
        var list = value as JsonArray ?? ParseText(value) as JsonArray ?? throw Unfit(value, type);
        var element = type with { IsArray = false };
        return new JsonArray([.. list.Select(item => Convert(item, element)?.DeepClone())]);
    }

    /// <summary>Converts the result of a condition: null, 0, blank text and "False" do not hold.</summary>
    /// <exception cref="ExpressionException">The value is neither a Boolean, a number nor the text of a Boolean.</exception>
    public static bool ToCondition(JsonNode? value) => value is not null && !IsBlank(value) && ToBoolean(value);

    private static JsonNode Convert(JsonNode value, ValueKind kind) => kind switch
    {
        ValueKind.Object or ValueKind.JsonElement or ValueKind.JsonNode => value,
        ValueKind.String => JsonValue.Create(ToText(value)),
        ValueKind.Boolean => JsonValue.Create(ToBoolean(value)),
        ValueKind.Int16 => JsonText.Number(ToWhole(value, kind, short.MinValue, short.MaxValue)),
        ValueKind.Int32 => JsonText.Number(ToWhole(value, kind, int.MinValue, int.MaxValue)),
        ValueKind.Int64 => JsonText.Number(ToWhole(value, kind, long.MinValue, long.MaxValue)),
        ValueKind.Single => JsonText.Number((float)ToDouble(value, kind)),
        ValueKind.Double => JsonText.Number(ToDouble(value, kind)),
        ValueKind.Decimal => JsonText.Number(ToDecimal(value, kind)),
        ValueKind.Guid => Guid.TryParse(Text(value), out var id) ? JsonValue.Create(id.ToString("D")) : throw Unfit(value, kind),
        ValueKind.DateTime => ToDateTime(value),
        ValueKind.DateTimeOffset => ToDateTimeOffset(value),
        ValueKind.TimeSpan => ToTimeSpan(value),
        ValueKind.ByteArray or ValueKind.Stream => ToBytes(value, kind),
        ValueKind.Json => value is JsonArray or JsonObject ? value : ParseText(value) ?? value,
        ValueKind.JsonObject or ValueKind.ObjectDictionary or ValueKind.ObjectMap => ToObject(value, kind),
        ValueKind.StringDictionary or ValueKind.StringMap => ToTextMap(ToObject(value, kind)),
        ValueKind.JsonArray => value as JsonArray ?? ParseText(value) as JsonArray ?? throw Unfit(value, kind),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>JSON as Elsa writes it into text: quotes and what HTML minds are escaped.</summary>
    public static string ToElsaText(JsonNode? value) => value?.ToJsonString(ElsaText) ?? "null";

    private static bool IsBlank(JsonNode value) => Text(value) is { } text && string.IsNullOrWhiteSpace(text);

    private static bool KeepsBlank(ValueKind kind)
        => kind is ValueKind.Object or ValueKind.String or ValueKind.JsonElement or ValueKind.JsonNode or ValueKind.ByteArray or ValueKind.Stream;

    private static string? Text(JsonNode value)
        => value is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.String ? scalar.GetValue<string>() : null;

    private static string ToText(JsonNode value) => Text(value) ?? value.GetValueKind() switch
    {
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.Object or JsonValueKind.Array => ToElsaText(value),
        _ => JsonText.Write(value),
    };

    private static bool ToBoolean(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => ToDouble(value, ValueKind.Boolean) != 0,
        _ => bool.TryParse(Text(value), out var result) ? result : throw Unfit(value, ValueKind.Boolean),
    };

    private static long ToWhole(JsonNode value, ValueKind kind, long min, long max)
    {
        var number = ToDecimal(value, kind);
        var whole = Math.Round(number, MidpointRounding.ToEven);
        return whole >= min && whole <= max ? (long)whole : throw Unfit(value, kind);
    }

    private static double ToDouble(JsonNode value, ValueKind kind)
        => double.TryParse(NumberText(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Unfit(value, kind);

    private static decimal ToDecimal(JsonNode value, ValueKind kind)
        => decimal.TryParse(NumberText(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Unfit(value, kind);

    private static string? NumberText(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => JsonText.Write(value),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => Text(value),
    };

    private static JsonValue ToDateTime(JsonNode value)
        => DateTime.TryParse(Text(value), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            ? JsonValue.Create(JsonText.Iso(time))
            : throw Unfit(value, ValueKind.DateTime);

    private static JsonValue ToDateTimeOffset(JsonNode value)
        => DateTimeOffset.TryParse(Text(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? JsonValue.Create(JsonText.Iso(time))
            : throw Unfit(value, ValueKind.DateTimeOffset);

    private static JsonValue ToTimeSpan(JsonNode value)
        => TimeSpan.TryParse(Text(value), CultureInfo.InvariantCulture, out var span)
            ? JsonValue.Create(span.ToString("c", CultureInfo.InvariantCulture))
            : throw Unfit(value, ValueKind.TimeSpan);

    private static JsonValue ToBytes(JsonNode value, ValueKind kind)
    {
        var text = Text(value) ?? throw Unfit(value, kind);
        var buffer = new byte[text.Length];
        return System.Convert.TryFromBase64String(text, buffer, out _) ? JsonValue.Create(text) : throw Unfit(value, kind);
    }

    private static JsonObject ToObject(JsonNode value, ValueKind kind) => value as JsonObject ?? ParseText(value) as JsonObject ?? throw Unfit(value, kind);

    private static JsonObject ToTextMap(JsonObject value)
        => new(value.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, member.Value is null ? null : ToText(member.Value))));

    private static JsonNode? ParseText(JsonNode value)
    {
        if (Text(value) is not { } text) return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ExpressionException Unfit(JsonNode value, ValueKind kind) => Unfit(value, new ValueType(kind));

    private static ExpressionException Unfit(JsonNode value, ValueType type)
    {
        var text = JsonText.Write(value);
        return new ExpressionException($"{(text.Length > 100 ? text[..100] + "..." : text)} cannot be converted to {type}.");
    }
}
