namespace Petitions.Workflows.Execution;

/// <summary>Something of an activity could not be evaluated. Becomes an incident that names the input.</summary>
internal sealed class InputException : Exception
{
    /// <summary>A wrapped input: Elsa says which, and keeps the cause to itself.</summary>
    public InputException(string input, Exception cause)
        : base($"Failed to evaluate activity input '{input}'", cause)
    {
        Input = input;
        Reason = cause.Message;
    }

    private InputException(string input, string message, Exception cause)
        : base(message, cause) => Input = input;

    public string Input { get; }

    /// <summary>Why, where the message does not say it.</summary>
    public string? Reason { get; }

    /// <summary>An expression that is no wrapped input: the condition of a case, the script of RunJavaScript. Its own words are the message.</summary>
    public static InputException Bare(string input, Exception cause) => new(input, cause.Message, cause);
}
