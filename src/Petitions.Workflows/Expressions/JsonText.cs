using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Petitions.Workflows.Expressions;

/// <summary>JSON as text, with Chinese left readable, and times in ISO form.</summary>
internal static class JsonText
{
    // States and payloads are stored and shown by the host, never put into HTML unescaped.
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonNode? value) => value?.ToJsonString(Options) ?? "null";

    /// <summary>
    /// A number as it would be read from JSON. One made from a CLR number is only ever that CLR type, so that a host
    /// asking for an Int32 would fail before the state was stored and succeed after.
    /// </summary>
    public static JsonValue Number(IFormattable number)
        => JsonNode.Parse(number.ToString(null, CultureInfo.InvariantCulture))!.AsValue();

    public static string Iso(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);

    public static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}
