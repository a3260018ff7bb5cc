using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Petitions.Deadlines;

namespace Petitions.Cli.Commands;

/// <summary>Writes answers as JSON, one line each. Keeps its buffer: one writer serves a whole batch.</summary>
internal sealed class DueJson(DueWords words)
{
    // Chinese stays readable; the output goes to a terminal or a file, not into a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> buffer = new();

    public string Of(DueResult due) => Write(json =>
    {
        Date(json, "raw", due.Raw);
        Date(json, "due", due.Due);
        json.WriteString("dueAt", OfficeTime.WithOffset(due.DueAtUtc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
        json.WriteBoolean("provisional", due.Provisional);
        json.WriteStartArray("trace");
        foreach (var line in due.Trace)
            Trace(json, line);
        json.WriteEndArray();
    });

    public string OfProblem(int line, string problem) => Write(json =>
    {
        json.WriteNumber("line", line);
        json.WriteString("error", problem);
    });

    private string Write(Action<Utf8JsonWriter> members)
    {
        buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Trace(Utf8JsonWriter json, TraceLine line)
    {
        json.WriteStartObject();
        Date(json, "date", line.Date);
        if (line.Number is { } number)
            json.WriteNumber("number", number);
        else
            json.WriteNull("number");
        json.WriteString("reason", Codes<TraceReason>.Of[line.Reason]);
        json.WriteString("day", Codes<DayKind>.Of[line.Kind]);
        json.WriteString("name", line.Name);
        json.WriteString("text", words.Trace(line));
        json.WriteEndObject();
    }

    private static void Date(Utf8JsonWriter json, string name, DateOnly date)
    {
        Span<char> text = stackalloc char[10];
        date.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.WriteString(name, text);
    }

    // Made once: a batch writes millions of them.
    private static class Codes<T>
        where T : struct, Enum
    {
        public static Dictionary<T, string> Of { get; } =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
    }
}
