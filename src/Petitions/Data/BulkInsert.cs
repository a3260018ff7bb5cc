using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Petitions.Data;

/// <summary>
/// Writes many rows of one kind with one prepared statement, past the change tracker, in the transaction that is open. Of rows that
/// only come and are never changed in the same act, tracking and preparing each anew costs several times the writing.
/// </summary>
internal static class BulkInsert
{
    /// <summary>A row that is there already stays as it is.</summary>
    public static async Task RunAsync<T>(PetitionsDb db, IReadOnlyCollection<T> rows, CancellationToken cancellation) where T : class
    {
        if (rows.Count == 0)
            return;
        var type = db.Model.FindEntityType(typeof(T))!;
        var columns = type.GetProperties().Where(p => !p.ValueGenerated.HasFlag(ValueGenerated.OnAdd)).ToList();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Many rows are written within an act.");
#pragma warning disable CA2100 // Names of the model, nothing from outside.
        command.CommandText = TextOf(type, columns, db.GetService<ISqlGenerationHelper>());
#pragma warning restore CA2100
        var parameters = columns.Select((_, at) => ParameterOf(command, at)).ToList();
        foreach (var row in rows)
        {
            for (var at = 0; at < columns.Count; at++)
                parameters[at].Value = ValueOf(columns[at], row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static string TextOf(IEntityType type, List<IProperty> columns, ISqlGenerationHelper sql)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var names = columns.Select(c => sql.DelimitIdentifier(c.GetColumnName(table)!));
        return $"INSERT INTO {sql.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", names)}) VALUES ({string.Join(", ", columns.Select((_, at) => $"@p{at}"))}) ON CONFLICT DO NOTHING";
    }

    private static DbParameter ParameterOf(DbCommand command, int at)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{at}";
        command.Parameters.Add(parameter);
        return parameter;
    }

    private static object? ValueOf(IProperty column, object row)
    {
        var value = column.GetGetter().GetClrValue(row);
        return value is not null && column.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
