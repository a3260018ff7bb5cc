using Microsoft.Data.Sqlite;

namespace Petitions.Web.Tests.Hosting;

/// <summary>Folders in which one office lives as long as its test.</summary>
internal static class DataFolder
{
    public static string New() => Path.Combine(Path.GetTempPath(), $"petitions-web-{Guid.NewGuid():N}");

    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Closes this database's connections, so that everything lies in the files. Offices of other tests keep theirs.</summary>
    public static void Close(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "petitions.db")};Default Timeout=30");
        SqliteConnection.ClearPool(connection);
    }

    public static void Delete(string folder)
    {
        Close(folder);
        // Stored originals are read-only.
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(folder, recursive: true);
    }
}
