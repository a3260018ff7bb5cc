using System.Security.Cryptography;
using Petitions.Data;

namespace Petitions.Journal;

/// <summary>The office's seal on its journal: who has the database but not this key can change rows, not signatures.</summary>
public sealed class JournalKey
{
    private const string Name = "journal.key";
    private readonly byte[] key;

    private JournalKey(byte[] key) => this.key = key;

    public static JournalKey ReadOrCreate(DataDirectory directory) => new(directory.ReadOrCreateKey(Name));

    /// <exception cref="FileNotFoundException">There is none: whoever verifies must not make one.</exception>
    public static JournalKey Read(DataDirectory directory) => new(directory.ReadKey(Name));

    internal string Sign(ReadOnlySpan<byte> content) => Convert.ToHexString(HMACSHA256.HashData(key, content));
}
