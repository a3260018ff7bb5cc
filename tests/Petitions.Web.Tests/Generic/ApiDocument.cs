using System.Text.Json.Nodes;

namespace Petitions.Web.Tests.Generic;

/// <summary>What an OpenAPI document tells a client that was written without knowing the product.</summary>
internal sealed class ApiDocument(JsonNode document)
{
    public sealed record Operation(string Id, HttpMethod Method, string Path, JsonObject? Body);

    public IReadOnlyList<Operation> Operations { get; } =
    [
        .. from path in document["paths"]!.AsObject()
           from method in path.Value!.AsObject()
           select new Operation(
               method.Value!["operationId"]?.GetValue<string>() ?? "",
               HttpMethod.Parse(method.Key),
               path.Key,
               method.Value["requestBody"]?["content"]?["application/json"]?["schema"] as JsonObject),
    ];

    public Operation Find(string id) => Operations.Single(o => o.Id == id);

    public JsonObject Resolve(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (node, name) => node[name]!).AsObject();
}
