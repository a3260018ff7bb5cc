using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Petitions.Web.Tests.Guard;

/// <summary>Counts the questions that one office asks its database, whoever else asks another one meanwhile. Writes go by batches of their own.</summary>
internal sealed class StatementCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string folder;
    private readonly List<IDisposable> subscriptions = [];
    private int asked;

    public StatementCount(string folder)
    {
        this.folder = folder;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Take() => Interlocked.Exchange(ref asked, 0);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory)
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData data && IsQuestion(data.Command))
            Interlocked.Increment(ref asked);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => throw error;

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";

    private bool IsQuestion(DbCommand command) =>
        command.Connection?.ConnectionString.Contains(folder, StringComparison.Ordinal) == true && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal);
}
