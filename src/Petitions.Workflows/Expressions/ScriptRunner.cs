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

    /// <summary>Runs a script and gives its value as JSON.</summary>
    /// <exception cref="ExpressionException">The script threw or hit a limit, or its value cannot be kept.</exception>
    public JsonNode? Run(PreparedScript script, IScriptScope scope)
    {
        if (!script.CanRunDeep) return RunHere(script, scope);
        JsonNode? result = null;
        ExpressionException? failure = null;
        // A stack overflow cannot be caught and would take the process with it.
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = RunHere(script, scope);
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

    private JsonNode? RunHere(PreparedScript script, IScriptScope scope)
    {
        // The engine's own time-out is only looked at now and then; the token also stops long native calls.
        using var deadline = new CancellationTokenSource(limits.Time);
        try
        {
            var engine = CreateEngine(deadline.Token);
            ScriptBytes.RemoveConstructors(engine);
            ScriptTextLimits.Install(engine, limits.TextLength);
            ScriptApi.Install(engine, script, scope);
            return JsonBridge.ToJson(engine.Evaluate(script.Script));
        }
        catch (ExpressionException)
        {
            throw;
        }
        catch (Exception exception) when (exception is OperationCanceledException or TimeoutException or Jint.Runtime.ExecutionCanceledException)
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
