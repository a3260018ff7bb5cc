using System.Text.Json.Nodes;
using Petitions.Workflows.Conformance;

namespace Petitions.Workflows.Tests.Definitions;

/// <summary>Every definition there is to try things on: the recorded ones, the examples and our own.</summary>
internal static class AllFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Conformance");

    public static IEnumerable<(string Name, string Json)> Read()
    {
        foreach (var recorded in ConformanceCase.LoadAll(Path.Combine(Folder, "Cases"))) yield return (recorded.Name, recorded.Definition);
        yield return ("letter-skeleton", JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "letter-skeleton.json")))!["definition"]!.ToJsonString());
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "workflows"), "*.json").Order(StringComparer.Ordinal))
            yield return (Path.GetFileName(path), File.ReadAllText(path));
    }
}
