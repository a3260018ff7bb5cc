using Microsoft.Data.Sqlite;
using Petitions.Data;

namespace Petitions.TestKit;

/// <summary>A data folder of one test; gone with it.</summary>
public sealed class TestFolder : IDisposable
{
    public TestFolder(ReadOnlySpan<byte> database)
    {
        Directory = new DataDirectory(Path.Combine(Path.GetTempPath(), $"petitions-{Guid.NewGuid():N}")).Create();
        File.WriteAllBytes(Directory.Database, database);
    }

    public DataDirectory Directory { get; }

    /// <summary>What an intruder does: past the application, with the database in hand.</summary>
    public int Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Directory.Database};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(Directory.Path, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        System.IO.Directory.Delete(Directory.Path, recursive: true);
    }
}
