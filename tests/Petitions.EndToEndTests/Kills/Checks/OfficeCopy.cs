using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;

namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>A data folder as a kill left it: database with its write-ahead log, files, journal head and keys.</summary>
internal sealed class OfficeCopy : IDisposable
{
    public OfficeCopy(string from, string to)
    {
        Directory = new DataDirectory(to);
        foreach (var file in System.IO.Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            // The shared memory of the log is made anew by whoever opens it first; after a power failure it would be gone too.
            if (file.EndsWith("-shm", StringComparison.Ordinal))
                continue;
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            File.SetAttributes(target, FileAttributes.Normal);
        }
    }

    public DataDirectory Directory { get; }

    public static PetitionsDb Open(string database) =>
        new(new DbContextOptionsBuilder<PetitionsDb>().UseSqlite($"Data Source={database};Pooling=False;Default Timeout=30").Options);

    /// <summary>What an intruder, a bug or a broken disk does: past the application, with the database in hand.</summary>
    public int Damage(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Directory.Database};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>The contents that attachments name, each once.</summary>
    public IReadOnlyList<string> AttachmentFiles()
    {
        using var db = Open(Directory.Database);
        return [.. db.Attachments.Select(a => a.Sha256).Distinct().Order().AsEnumerable().Select(sha => Path.Combine(Directory.Files, sha[..2], sha[2..4], sha))];
    }

    public void Dispose() => System.IO.Directory.Delete(Directory.Path, recursive: true);
}
