using System.Text.Json.Nodes;
using Petitions.Process;

namespace Petitions.Tests;

/// <summary>Workflow files for one test: small ones of its own, or the letter's with a change.</summary>
internal static class Flows
{
    /// <summary>The letter's own file with these texts replaced.</summary>
    public static JsonNode LetterWith(params (string Old, string New)[] changes)
    {
        var text = File.ReadAllText(Path.Combine(WorkflowFolder.Find(), "letter.json"));
        foreach (var (old, changed) in changes)
        {
            text.ShouldContain(old);
            text = text.Replace(old, changed, StringComparison.Ordinal);
        }

        return JsonNode.Parse(text)!;
    }
}
