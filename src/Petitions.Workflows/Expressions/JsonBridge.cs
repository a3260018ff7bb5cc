using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Petitions.Workflows.Definitions;

namespace Petitions.Workflows.Expressions;

/// <summary>Moves values between JSON and an engine. Scripts only ever see plain script values, never CLR objects.</summary>
internal static class JsonBridge
{
    private const int DeepestNesting = 64;

    // Lists that hold one another many times are small in a script and without end when they are written out.
    private const double LargestValue = 4_000_000;

    public static JsValue ToScript(Engine engine, JsonNode? node, ValueKind kind = ValueKind.Object) => node switch
    {
        null => JsValue.Null,
        JsonObject members => ToScriptObject(engine, members),
        JsonArray items => new JsArray(engine, [.. items.Select(item => ToScript(engine, item))]),
        _ => ToScriptScalar(engine, node, kind),
    };

    public static JsonNode? ToJson(JsValue value)
        => ScriptWeight.Of(value, LargestValue) > LargestValue ? throw new ExpressionException("The value of the script is too large to be kept.") : ToJson(value, 0);

    private static JsObject ToScriptObject(Engine engine, JsonObject members)
    {
        var result = new JsObject(engine);
        foreach (var (name, value) in members) result.FastSetDataProperty(name, ToScript(engine, value));
        return result;
    }

    private static JsValue ToScriptScalar(Engine engine, JsonNode node, ValueKind kind)
    {
        switch (node.GetValueKind())
        {
            case JsonValueKind.True:
                return JsBoolean.True;
            case JsonValueKind.False:
                return JsBoolean.False;
            case JsonValueKind.Number:
                var number = double.Parse(JsonText.Write(node), CultureInfo.InvariantCulture);
                // A number of 32 bits keeps its own digits when it becomes one of 64.
                return JsNumber.Create(kind == ValueKind.Single ? (float)number : number);
        }

        var text = node.GetValue<string>();
        return kind switch
        {
            ValueKind.DateTime or ValueKind.DateTimeOffset when DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => JsValue.FromObject(engine, time.UtcDateTime),
            ValueKind.ByteArray or ValueKind.Stream => ScriptBytes.Create(engine, Convert.FromBase64String(text)),
            _ => new JsString(text),
        };
    }

    private static JsonNode? ToJson(JsValue value, int depth)
    {
        if (depth > DeepestNesting) throw new ExpressionException($"The value of the script is nested deeper than {DeepestNesting} levels or contains itself.");
        return value switch
        {
            _ when value.IsNull() || value.IsUndefined() => null,
            _ when value.IsBoolean() => JsonValue.Create(value.AsBoolean()),
            _ when value.IsNumber() => ToJsonNumber(value.AsNumber()),
            _ when value.IsString() => JsonValue.Create(value.AsString()),
            _ when value.IsBigInt() => JsonText.Number(long.Parse(value.ToString(), CultureInfo.InvariantCulture)),
            _ when value.IsDate() => JsonValue.Create(JsonText.Iso(value.AsDate().ToDateTime())),
            _ when value.IsUint8Array() => JsonValue.Create(Convert.ToBase64String(value.AsUint8Array())),
            JsArray list => ToJsonArray(list, depth),
            _ when value.IsPromise() => throw new ExpressionException("The value of the script is a promise."),
            Jint.Native.Function.Function => throw new ExpressionException("The value of the script is a function."),
            _ when value.IsObject() => ToJsonObject(value, depth),
            _ => throw new ExpressionException($"The value of the script ({value.Type}) cannot be kept."),
        };
    }

    private static JsonValue ToJsonNumber(double number)
    {
        if (!double.IsFinite(number)) throw new ExpressionException("The value of the script is not a finite number.");
        // Whole numbers stay whole in the stored JSON: 12, not 1.2E1.
        return number == Math.Floor(number) && Math.Abs(number) <= 9_007_199_254_740_992 ? JsonText.Number((long)number) : JsonText.Number(number);
    }

    private static JsonArray ToJsonArray(JsArray list, int depth)
    {
        var result = new JsonArray();
        for (var i = 0u; i < list.Length; i++) result.Add(ToJson(list[i], depth + 1));
        return result;
    }

    private static JsonObject ToJsonObject(JsValue value, int depth)
    {
        var result = new JsonObject();
        var source = value.AsObject();
        foreach (var (key, property) in source.GetOwnProperties())
        {
            // As JSON.stringify: symbols, hidden members and members without a value are left out.
            if (!key.IsString() || !property.Enumerable) continue;
            var member = source.Get(key);
            if (!member.IsUndefined() && member is not Jint.Native.Function.Function) result[key.AsString()] = ToJson(member, depth + 1);
        }

        return result;
    }
}
