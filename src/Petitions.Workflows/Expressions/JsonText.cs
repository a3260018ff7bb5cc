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

    public static string Iso(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);

    public static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}
