using System.Security.Cryptography;

namespace Petitions.Journal;

/// <summary>
/// What a block remembers of its entries, as the text of <see cref="JournalBlock.EntriesHash"/>: one hash over all of them,
/// and of each its id and eight bytes of its hash. The first proves, the second lets an auditor be told which row it is.
/// </summary>
internal sealed record EntryList(string Hash, IReadOnlyList<EntryMark> Marks)
{
    public static EntryList Of(IEnumerable<JournalEntry> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var marks = new List<EntryMark>();
        foreach (var entry in entries)
        {
            var mark = EntryMark.Of(entry);
            hash.AppendData(new CanonicalBytes().Add(entry.Id).Written);
            hash.AppendData(mark.Content);
            marks.Add(mark);
        }
        return new EntryList(Convert.ToHexString(hash.GetHashAndReset()), marks);
    }

    public override string ToString()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var previous = 0L;
        foreach (var mark in Marks)
        {
            writer.Write7BitEncodedInt64(mark.Id - previous);
            writer.Write(mark.Print);
            previous = mark.Id;
        }
        return $"{Hash}:{Convert.ToBase64String(stream.ToArray())}";
    }

    /// <summary>Only for a text whose signature holds: it is read as it was written.</summary>
    public static EntryList Parse(string text)
    {
        var parts = text.Split(':');
        using var stream = new MemoryStream(Convert.FromBase64String(parts[1]));
        using var reader = new BinaryReader(stream);
        var marks = new List<EntryMark>();
        for (var id = 0L; stream.Position < stream.Length;)
        {
            id += reader.Read7BitEncodedInt64();
            marks.Add(new EntryMark(id, reader.ReadUInt64(), []));
        }
        return new EntryList(parts[0], marks);
    }
}

/// <summary>One entry without its id, so that an entry which was moved to another id is known again.</summary>
internal sealed record EntryMark(long Id, ulong Print, byte[] Content)
{
    public static EntryMark Of(JournalEntry entry)
    {
        var content = SHA256.HashData(new CanonicalBytes()
            .Add(entry.At).Add(entry.PersonId).Add(entry.Kind).Add(entry.CaseId).Add(entry.PayloadHash).Written);
        return new EntryMark(entry.Id, BitConverter.ToUInt64(content), content);
    }
}
