using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Petitions.Web.Tests.Hosting;

/// <summary>Keeps what the host reports as its own failure, so that a 500 in a test tells its cause.</summary>
internal sealed class FailureLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> failures = [];

    public string Text => string.Join(Environment.NewLine, failures);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            failures.Enqueue($"{formatter(state, exception)}{Environment.NewLine}{exception}");
    }

    public void Dispose()
    {
    }
}
