namespace Petitions.Rules;

/// <summary>
/// A rule of the office said no: the person who asked can understand and mend it. Answered as 422 with
/// <see cref="Code"/>, which never changes, and a message in the reader's language.
/// </summary>
public class RuleBroken : Exception
{
    public RuleBroken(string code, params object[] args) : base(code)
    {
        Code = code;
        Args = args;
    }

    public string Code { get; }

    public IReadOnlyList<object> Args { get; }
}

/// <summary>The data sent with a step does not fit its schema; every problem is listed with its JSON path.</summary>
public sealed class DataInvalid(IReadOnlyDictionary<string, string[]> problems) : RuleBroken("data-invalid")
{
    public IReadOnlyDictionary<string, string[]> Problems { get; } = problems;
}

/// <summary>Refused because of the accused: rolled back and then journalled in a transaction of its own.</summary>
public sealed class GuardRefused(string code, Guid caseId, string subject) : RuleBroken(code)
{
    public Guid CaseId { get; } = caseId;

    public string Subject { get; } = subject;

    /// <summary>What was evaluated, as it is kept beside the refusal.</summary>
    public object? Certificate { get; init; }
}

/// <summary>What was asked for does not exist, or does not for this person: the two are never told apart.</summary>
public sealed class NotVisible : Exception;

/// <summary>Somebody else was first: the caller must look again. Answered as 409.</summary>
public sealed class Conflict(string code) : Exception(code)
{
    public string Code { get; } = code;
}
