using System.Text.Json.Nodes;

namespace Petitions.Workflows.Conformance;

/// <summary>A recorded run of an Elsa definition: definition, steps, and a snapshot after each.</summary>
public sealed class ConformanceCase
{
    private ConformanceCase(string name, JsonObject content)
    {
        Name = name;
        Content = content;
    }

    /// <summary>Name of the file without extension.</summary>
    public string Name { get; }

    /// <summary>Feature area.</summary>
    public string Area => Content["area"]?.GetValue<string>() ?? "";

    /// <summary>Whether what Elsa did is arguably wrong.</summary>
    public bool IsQuirk => Content.ContainsKey("quirk");

    /// <summary>The definition file.</summary>
    public string Definition => Content["definition"]!.ToJsonString();

    /// <summary>Input given at the start.</summary>
    public JsonObject? Input => Content["input"] as JsonObject;

    internal JsonObject Content { get; }

    internal IEnumerable<JsonObject> Steps => (Content["steps"] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>The records that count as right: all of a sound case, and of a quirk case those modes that do not show the quirk.</summary>
    internal IEnumerable<JsonArray> SoundRecords
    {
        get
        {
            var quirky = (Content["quirkModes"] as JsonArray ?? []).Select(mode => mode!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
            foreach (var (mode, record) in Content["expected"]!.AsObject())
            {
                var sound = mode == "both" ? !IsQuirk || quirky.Count == 0 : !quirky.Contains(mode);
                if (sound) yield return record!.AsArray();
            }
        }
    }

    /// <summary>Any record, for a case none of whose records is right.</summary>
    internal JsonArray FirstRecord => Content["expected"]!.AsObject().First().Value!.AsArray();

    /// <summary>Reads a case.</summary>
    /// <param name="path">Path of its file.</param>
    public static ConformanceCase Load(string path)
        => new(Path.GetFileNameWithoutExtension(path), JsonNode.Parse(File.ReadAllText(path))!.AsObject());

    /// <summary>Reads all cases of a folder in order of their names.</summary>
    /// <param name="folder">The folder.</param>
    public static IReadOnlyList<ConformanceCase> LoadAll(string folder)
        => [.. Directory.EnumerateFiles(folder, "*.json").Where(IsCase).Order(StringComparer.Ordinal).Select(Load)];

    private static bool IsCase(string path) => char.IsAsciiDigit(Path.GetFileName(path)[0]);
}
