using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Petitions.Data;

/// <summary>Where an office keeps its data; bound from the section <c>Data</c>.</summary>
public sealed class DataOptions
{
    public string Path { get; set; } = "data";

    /// <summary>Null is <c>keys</c> in the data folder. An office sets it: who takes the backup away must not take the keys with it.</summary>
    public string? Keys { get; set; }
}

/// <summary>
/// The folder of everything an office keeps, and how files get into it: readable by nobody else, whole or not at all,
/// and still there after the power fails.
/// </summary>
public sealed class DataDirectory(string path, string? keys = null)
{
    private const int KeyBytes = 32;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    public DataDirectory(DataOptions options) : this(options.Path, options.Keys)
    {
    }

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Keys { get; } = System.IO.Path.GetFullPath(keys ?? System.IO.Path.Combine(path, "keys"));

    public string Database => System.IO.Path.Combine(Path, "petitions.db");

    public string Files => System.IO.Path.Combine(Path, "files");

    public string JournalHead => System.IO.Path.Combine(Path, "journal-head.json");

    public DataDirectory Create()
    {
        CreateFolder(Path);
        CreateFolder(Files);
        CreateFolder(Keys);
        // SQLite would make the database readable by whoever the umask allows; -wal and -shm take its mode over.
        if (!File.Exists(Database))
            Open(Database, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
        return this;
    }

    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerFolder);
    }

    public static FileStream Open(string file, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        return new FileStream(file, options);
    }

    /// <summary>The key of this name, made at its first use and never replaced: of two who make it at once, one wins.</summary>
    public byte[] ReadOrCreateKey(string name)
    {
        CreateFolder(Keys);
        var file = System.IO.Path.Combine(Keys, name);
        if (!File.Exists(file))
            WriteNew(file, RandomNumberGenerator.GetBytes(KeyBytes));
        return ReadKey(name);
    }

    public byte[] ReadKey(string name)
    {
        var file = System.IO.Path.Combine(Keys, name);
        var key = File.ReadAllBytes(file);
        return key.Length == KeyBytes ? key : throw new InvalidDataException($"{file} is no key of {KeyBytes} bytes.");
    }

    /// <summary>Leaves a file that is there already as it is.</summary>
    public static void WriteNew(string file, ReadOnlySpan<byte> content) => Write(file, content, overwrite: false);

    public static void Replace(string file, ReadOnlySpan<byte> content) => Write(file, content, overwrite: true);

    /// <summary>
    /// A new name survives a power failure only when its folder is written out too. Windows has no such call, and its
    /// file system orders the two by itself.
    /// </summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = OpenForReading(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (descriptor < 0)
            throw new IOException($"{folder} cannot be opened: error {Marshal.GetLastPInvokeError()}.");
        var failed = SyncDescriptor(descriptor) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = CloseDescriptor(descriptor);
        if (failed)
            throw new IOException($"{folder} cannot be written out: error {error}.");
    }

    private static void Write(string file, ReadOnlySpan<byte> content, bool overwrite)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = Open(temporary, FileMode.CreateNew, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, file, overwrite);
        }
        // Somebody else was first, and his content holds.
        catch (IOException) when (!overwrite && File.Exists(file))
        {
        }
        finally
        {
            File.Delete(temporary);
        }
        SyncFolder(System.IO.Path.GetDirectoryName(file)!);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenForReading(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncDescriptor(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int CloseDescriptor(int descriptor);
}
