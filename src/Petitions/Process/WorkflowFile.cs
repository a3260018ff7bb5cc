using Petitions.Workflows.Definitions;

namespace Petitions.Process;

/// <summary>A file of the workflow folder: what it defines, or why it is refused.</summary>
internal sealed record WorkflowFile(string Name, string Json, WorkflowDefinition? Definition, Exception? Refused)
{
    public static async Task<IReadOnlyList<WorkflowFile>> ReadAllAsync(string folder, CancellationToken cancellation)
    {
        var files = new List<WorkflowFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            files.Add(await ReadAsync(path, cancellation));
        return [.. files.Select(file => files.FirstOrDefault(other => other != file && IsSame(file, other)) is { } twin ? file with { Refused = Twice(file, twin) } : file)];
    }

    private static async Task<WorkflowFile> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var json = await File.ReadAllTextAsync(path, cancellation);
            return new WorkflowFile(Path.GetFileName(path), json, WorkflowCheck.Read(json), null);
        }
        catch (Exception refused) when (refused is InvalidDefinitionException or IOException or UnauthorizedAccessException)
        {
            return new WorkflowFile(Path.GetFileName(path), "", null, refused);
        }
    }

    private static bool IsSame(WorkflowFile one, WorkflowFile other) => one.Definition is not null && one.Definition.DefinitionId == other.Definition?.DefinitionId;

    // Each start would make a version of either, and whichever was last would be in force.
    private static InvalidDefinitionException Twice(WorkflowFile file, WorkflowFile twin) =>
        new([new DefinitionProblem("$.definitionId", $"The definition '{file.Definition!.DefinitionId}' stands in {twin.Name}, too.", ProblemSeverity.Error)]);
}
