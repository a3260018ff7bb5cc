using System.Buffers;
using System.Security.Cryptography;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Intake.Files;

/// <summary>
/// Contents under their SHA-256: what two letters enclose is kept once, and an original can be proven to be the one that came
/// in (L-16). A content has its name only when all of it lies on the disk; it is never changed afterwards.
/// </summary>
public sealed class FileStore(DataDirectory directory, FileStoreOptions options)
{
    private const string Temporary = ".tmp";
    private const int BufferSize = 81920;

    /// <summary>Removes what crashes left half-written, and nothing that somebody is writing just now.</summary>
    public void CleanTemporary()
    {
        foreach (var file in Directory.EnumerateFiles(directory.Files, $"*{Temporary}"))
        {
            try
            {
                File.SetAttributes(file, FileAttributes.Normal);
                new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
            }
            catch (IOException)
            {
                // Its writer holds it, or gave it its name just now.
            }
        }
    }

    /// <exception cref="RuleBroken"><c>file-too-large</c></exception>
    public async Task<StoredFile> SaveAsync(Stream content, CancellationToken cancellation = default)
    {
        DataDirectory.CreateFolder(directory.Files);
        var temporary = Path.Combine(directory.Files, Guid.NewGuid().ToString("N") + Temporary);
        try
        {
            // Held open until it has its name, so that no other process cleans it away.
            await using var file = DataDirectory.Open(temporary, FileMode.CreateNew, FileShare.Delete);
            var sha256 = await CopyAsync(content, file, cancellation);
            var stored = new StoredFile(sha256, file.Length, MediaType.Sniff(file));
            file.Flush(flushToDisk: true);
            Publish(temporary, PathOf(sha256));
            return stored;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <exception cref="FileNotFoundException">There is no such content.</exception>
    public Stream OpenRead(string sha256) =>
        new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);

    public async Task<byte[]> ReadAsync(string sha256, CancellationToken cancellation = default)
    {
        await using var file = OpenRead(sha256);
        var content = new byte[file.Length];
        await file.ReadExactlyAsync(content, cancellation);
        return content;
    }

    /// <summary>Whether the content is still what came in. False when it is gone.</summary>
    public async Task<bool> VerifyAsync(string sha256, CancellationToken cancellation = default)
    {
        if (!File.Exists(PathOf(sha256)))
            return false;
        await using var file = OpenRead(sha256);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)) == sha256;
    }

    private async Task<string> CopyAsync(Stream content, FileStream file, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
            {
                Require.That(file.Position + read <= options.SizeLimit, "file-too-large", options.SizeLimit);
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Publish(string temporary, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            DataDirectory.CreateFolder(folder);
            DataDirectory.SyncFolder(Path.GetDirectoryName(folder)!);
            DataDirectory.SyncFolder(directory.Files);
        }
        if (!File.Exists(path))
        {
            File.SetAttributes(temporary, FileAttributes.ReadOnly);
            try
            {
                // Renaming over another writer's copy of the same content does no harm, and is one step of the file system.
                File.Move(temporary, path, overwrite: true);
            }
            // Windows does not rename over a read-only file.
            catch (Exception taken) when (taken is UnauthorizedAccessException or IOException && File.Exists(path))
            {
                File.SetAttributes(temporary, FileAttributes.Normal);
            }
        }
        // Also where the content was there already: its writer may have died before he came to this line.
        DataDirectory.SyncFolder(folder);
    }

    private string PathOf(string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(directory.Files, sha256[..2], sha256[2..4], sha256)
            : throw new FileNotFoundException("A content is addressed by its SHA-256 in lower-case hex.");
}
