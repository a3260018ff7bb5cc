namespace Petitions.Workflows.Expressions;

/// <summary>A value could not be computed or converted. Never leaves the runner: it becomes an incident.</summary>
internal sealed class ExpressionException : Exception
{
    public ExpressionException(string message)
        : base(message)
    {
    }

    public ExpressionException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
