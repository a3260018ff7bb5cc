using System.Collections.Concurrent;
using System.Runtime;
using System.Text.Json.Nodes;
using Jint;

namespace Petitions.Workflows.Expressions;

/// <summary>
/// Runs scripts. Each run has an engine of its own, so nothing leaks from one script into the next; there is no
/// access to the CLR, and every limit of <see cref="ScriptLimits"/> holds.
/// </summary>
internal sealed class ScriptRunner(ScriptLimits limits)
{
    // Enough for Statements nested calls of whatever native code; only pages that are touched cost memory.
    private const int DeepStackBytes = 512 * 1024 * 1024;

    // Scripts that a definition has as text, not as an expression, are known only when they are reached.
    private const int MostPrepared = 1_000;

    private readonly ConcurrentDictionary<string, PreparedScript> prepared = new(StringComparer.Ordinal);

    /// <summary>Parses a script once.</summary>
    /// <exception cref="ExpressionException">The source is no valid script.</exception>
    public PreparedScript Prepare(string source)
    {
        if (prepared.TryGetValue(source, out var known)) return known;
        // Texts that are computed anew each time must not pile up.
        if (prepared.Count >= MostPrepared) prepared.Clear();
        return prepared[source] = PreparedScript.Parse(source);
    }

    /// <summary>Runs a script and gives its value as JSON.</summary>
    /// <exception cref="ExpressionException">The script threw or hit a limit, or its value cannot be kept.</exception>
    public JsonNode? Run(PreparedScript script, IScriptScope scope)
    {
        if (!script.CanRunLong) return RunHere(script, scope);
        if (!script.CanRunDeep) return RunToTheEnd(script, scope);
        JsonNode? result = null;
        ExpressionException? failure = null;
        // A stack overflow cannot be caught and would take the process with it.
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = RunToTheEnd(script, scope);
                }
                catch (ExpressionException exception)
                {
                    failure = exception;
                }
            },
            DeepStackBytes);
        thread.Start();
        thread.Join();
        return failure is null ? result : throw new ExpressionException(failure.Message, failure);
    }

    /// <summary>
    /// The engine's limits end a script that they see. One call into it may go on for hours without being looked at; that is ended
    /// from outside, which nothing but such a call needs, for all that a run touches is its own and thrown away.
    /// </summary>
    private JsonNode? RunToTheEnd(PreparedScript script, IScriptScope scope)
    {
        JsonNode? result = null;
        using var end = new CancellationTokenSource(limits.Time * 2);
        try
        {
#pragma warning disable SYSLIB0046 // The last resort, after the engine had twice its time.
            ControlledExecution.Run(() => result = RunHere(script, scope), end.Token);
#pragma warning restore SYSLIB0046
            return result;
        }
        catch (OperationCanceledException exception)
        {
            throw new ExpressionException($"The script ran longer than {limits.Time.TotalMilliseconds:0} ms.", exception);
        }
    }

    private JsonNode? RunHere(PreparedScript script, IScriptScope scope)
    {
        // The engine's own time-out is only looked at now and then; the token also stops long native calls.
        using var deadline = new CancellationTokenSource(limits.Time);
        try
        {
            var engine = CreateEngine(deadline.Token);
            if (ScriptBytes.CanBeNamedIn(script)) ScriptBytes.RemoveConstructors(engine);
            ScriptTextLimits.Install(engine, script, limits);
            ScriptApi.Install(engine, script, scope);
            return JsonBridge.ToJson(engine.Evaluate(script.Script));
        }
        catch (ExpressionException)
        {
            throw;
        }
        catch (Exception exception) when (exception is OperationCanceledException or TimeoutException or Jint.Runtime.ExecutionCanceledException or ThreadAbortException)
        {
            throw new ExpressionException($"The script ran longer than {limits.Time.TotalMilliseconds:0} ms.", exception);
        }
        catch (Exception exception)
        {
            // Whatever a script does ends here as an incident; the runner must survive all of it.
            throw new ExpressionException(exception.Message, exception);
        }
    }

    private Engine CreateEngine(CancellationToken token) => new(options =>
    {
        options.LimitMemory(limits.MemoryBytes);
        options.MaxStatements(limits.Statements);
        options.LimitRecursion(limits.RecursionDepth);
        options.CancellationToken(token);
        options.Constraints.MaxArraySize = limits.ArrayLength;
        options.Constraints.RegexTimeout = limits.Time;
        options.DisableStringCompilation();
        options.LocalTimeZone(TimeZoneInfo.Utc);
        options.Culture(System.Globalization.CultureInfo.InvariantCulture);
    });
}
