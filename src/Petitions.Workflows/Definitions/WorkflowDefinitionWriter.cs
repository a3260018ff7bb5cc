using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Petitions.Workflows.Definitions;

/// <summary>
/// Writes definitions as files again. Nothing of the file is lost, what this runtime does not use included: positions on the
/// canvas, custom properties, members of other versions of Elsa. Numbers keep their digits and members their order.
/// </summary>
public static class WorkflowDefinitionWriter
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, MaxDepth = 256 };

    /// <summary>Writes a definition as it was read.</summary>
    /// <param name="definition">The definition.</param>
    public static string Write(WorkflowDefinition definition) => Parse(definition).ToJsonString(Options);

    /// <summary>Writes a definition as a version of its own: only <c>id</c>, <c>version</c>, <c>isLatest</c> and <c>isPublished</c> change.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="versionId">Id of the version, unique over all definitions; instances stay on it.</param>
    /// <param name="version">Number of the version, from 1.</param>
    public static string WriteAs(WorkflowDefinition definition, string versionId, int version)
    {
        ArgumentException.ThrowIfNullOrEmpty(versionId);
        var file = Parse(definition);
        file["id"] = versionId;
        file["version"] = version;
        file["isLatest"] = true;
        file["isPublished"] = true;
        return file.ToJsonString(Options);
    }

    private static JsonObject Parse(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return JsonNode.Parse(definition.SourceJson, documentOptions: new JsonDocumentOptions { MaxDepth = 256 })!.AsObject();
    }
}
