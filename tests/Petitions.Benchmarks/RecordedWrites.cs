using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Petitions.Benchmarks;

internal sealed record RecordedWrite(string Sql, IReadOnlyList<(string Name, object Value)> Values);

/// <summary>What the application writes, transaction by transaction, so that it can be written again without the application.</summary>
internal sealed class RecordedWrites
{
    private readonly List<IReadOnlyList<RecordedWrite>> committed = [];
    private List<RecordedWrite> open = [];

    public RecordedWrites() => (Commands, Transactions) = (new CommandListener(this), new TransactionListener(this));

    public IReadOnlyList<IReadOnlyList<RecordedWrite>> Committed => committed;

    public DbCommandInterceptor Commands { get; }

    public DbTransactionInterceptor Transactions { get; }

    public void Begin()
    {
        committed.Clear();
        open.Clear();
    }

    /// <summary>A write that goes past the interceptors.</summary>
    public void Hear(string sql, IReadOnlyList<(string Name, object Value)> values) => open.Add(new RecordedWrite(sql, values));

    private void Hear(DbCommand command)
    {
        var sql = command.CommandText;
        if (sql.Contains("INSERT", StringComparison.OrdinalIgnoreCase) || sql.Contains("UPDATE ", StringComparison.OrdinalIgnoreCase) || sql.Contains("DELETE ", StringComparison.OrdinalIgnoreCase))
            Hear(sql, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value ?? DBNull.Value))]);
    }

    private void Commit()
    {
        if (open.Count > 0)
            committed.Add(open);
        open = [];
    }

    private sealed class CommandListener(RecordedWrites writes) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            writes.Hear(command);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            writes.Hear(command);
            return new(result);
        }
    }

    private sealed class TransactionListener(RecordedWrites writes) : DbTransactionInterceptor
    {
        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            writes.Commit();
            return Task.CompletedTask;
        }

        public override Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            writes.open.Clear();
            return Task.CompletedTask;
        }
    }
}
