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
        CanRunLong = CanRunDeep || (script.Program is { } calls && Any(calls, node => node is NewExpression or CallExpression { Callee: MemberExpression }));
        var computes = script.Program is { } whole && Any(whole, node => node is MemberExpression { Computed: true, Property: not NumericLiteral });
        // Indirect access defeats the search for names, so such a script gets the whole API.
        mayNameAnything = computes || source.Contains("globalThis", StringComparison.Ordinal) || source.Contains('\\') || source.Contains("this", StringComparison.Ordinal);
        CallsIndirectly = computes || IndirectNames.Any(name => source.Contains(name, StringComparison.Ordinal));
    }

    private static readonly string[] IndirectNames = ["call", "apply", "bind", "Reflect", "prototype", "from", "__proto__", "setPrototypeOf", "create"];

    private readonly bool mayNameAnything;

    public string Source { get; }

    public Prepared<Script> Script { get; }

    /// <summary>
    /// Whether the script can recurse or build deep structures: it has functions or loops. Engines check recursion of
    /// script functions only; native code between them (toString, iterators, proxies) can still exhaust a stack.
    /// </summary>
    public bool CanRunDeep { get; }

    /// <summary>Whether it calls functions of the engine, within which no limit is looked at.</summary>
    public bool CanRunLong { get; }

    /// <summary>Whether a function of lists could be lent to something that is none.</summary>
    public bool CallsIndirectly { get; }

    /// <summary>Parses a script.</summary>
    /// <exception cref="ExpressionException">The source is no valid script.</exception>
    public static PreparedScript Parse(string source)
    {
        try
        {
            var script = Engine.PrepareScript(source);
            if (script.Program is { } program) RefuseEndless(program);
            return new PreparedScript(source, script);
        }
        catch (ExpressionException)
        {
            throw;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new ExpressionException(exception.Message, exception);
        }
    }

    /// <exception cref="ExpressionException">The script has what no limit stops once it has begun.</exception>
    private static void RefuseEndless(Node program)
    {
        // Their powers and products take any time and memory in one step that nothing can interrupt.
        if (Any(program, node => node is BigIntLiteral)) throw new ExpressionException("There are no BigInts here.");
        // Generators within generators are native calls: a thousand of them take minutes to unwind.
        if (Any(program, node => node is YieldExpression { Delegate: true })) throw new ExpressionException("There is no yield* here.");
    }

    private static bool CanRunDeepIn(Node node)
        => Any(node, part => part is IFunction or IClass or ForStatement or ForInStatement or ForOfStatement or WhileStatement or DoWhileStatement);

    private static bool Any(Node node, Func<Node, bool> holds)
    {
        if (holds(node)) return true;
        foreach (var child in node.ChildNodes)
            if (Any(child, holds)) return true;
        return false;
    }

    /// <summary>Whether the script can call a function of that name: only those are installed, which keeps a run cheap.</summary>
    public bool MayName(string name) => mayNameAnything || Source.Contains(name, StringComparison.Ordinal);
}
