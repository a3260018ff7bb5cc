using Acornima.Ast;
using Jint;

namespace Petitions.Workflows.Expressions;

/// <summary>A script parsed once, when its definition is read; safe to run on many threads.</summary>
internal sealed class PreparedScript
{
    private PreparedScript(string source, Prepared<Script> script)
    {
        Source = source;
        Script = script;
        CanRunDeep = script.Program is { } program && CanRunDeepIn(program);
        // Indirect access defeats the search for names, so such a script gets the whole API.
        mayNameAnything = source.Contains("globalThis", StringComparison.Ordinal) || source.Contains('\\') || source.Contains("this", StringComparison.Ordinal);
    }

    private readonly bool mayNameAnything;

    public string Source { get; }

    public Prepared<Script> Script { get; }

    /// <summary>
    /// Whether the script can recurse or build deep structures: it has functions or loops. Engines check recursion of
    /// script functions only; native code between them (toString, iterators, proxies) can still exhaust a stack.
    /// </summary>
    public bool CanRunDeep { get; }

    /// <summary>Parses a script.</summary>
    /// <exception cref="ExpressionException">The source is no valid script.</exception>
    public static PreparedScript Parse(string source)
    {
        try
        {
            return new PreparedScript(source, Engine.PrepareScript(source));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new ExpressionException(exception.Message, exception);
        }
    }

    private static bool CanRunDeepIn(Node node)
    {
        if (node is IFunction or IClass or Statement and (ForStatement or ForInStatement or ForOfStatement or WhileStatement or DoWhileStatement)) return true;
        foreach (var child in node.ChildNodes)
            if (CanRunDeepIn(child)) return true;
        return false;
    }

    /// <summary>Whether the script can call a function of that name: only those are installed, which keeps a run cheap.</summary>
    public bool MayName(string name) => mayNameAnything || Source.Contains(name, StringComparison.Ordinal);
}
