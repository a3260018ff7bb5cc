using System.Text.Json.Nodes;

namespace Petitions.Workflows.Activities;

/// <summary>What a host activity does: end with an outcome, or wait for <c>ResumeHost</c>.</summary>
public sealed record HostAnswer
{
    private HostAnswer()
    {
    }

    internal bool Waits { get; private init; }

    internal string Text { get; private init; } = "";

    internal JsonNode? Value { get; private init; }

    internal bool HasValue { get; private init; }

    /// <summary>It ended.</summary>
    /// <param name="outcome">Its outcome.</param>
    public static HostAnswer Complete(string outcome = "Done") => new() { Text = outcome };

    /// <summary>It ended with a result.</summary>
    /// <param name="outcome">Its outcome.</param>
    /// <param name="result">Its <c>result</c> output.</param>
    public static HostAnswer Complete(string outcome, JsonNode? result) => new() { Text = outcome, Value = result, HasValue = true };

    /// <summary>It waits at a bookmark of kind Host.</summary>
    /// <param name="name">Name of the bookmark.</param>
    /// <param name="payload">Payload of the bookmark, or null.</param>
    public static HostAnswer Wait(string name, JsonNode? payload = null) => new() { Waits = true, Text = name, Value = payload };
}
