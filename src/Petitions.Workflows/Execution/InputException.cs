namespace Petitions.Workflows.Execution;

/// <summary>An input of an activity could not be evaluated. Becomes an incident.</summary>
internal sealed class InputException(string input, Exception cause)
    : Exception($"Failed to evaluate activity input '{input}': {cause.Message}", cause)
{
    public string Input { get; } = input;
}
