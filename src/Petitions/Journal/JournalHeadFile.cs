using System.Text.Json;
using Petitions.Data;

namespace Petitions.Journal;

/// <summary>
/// Written after the commit of the block it tells of. So it may lag behind the database after a crash, and is mended by the
/// next run; it is never ahead.
/// </summary>
internal sealed class JournalHeadFile(DataDirectory directory)
{
    private static readonly Lock Writing = new();

    public bool Exists => File.Exists(directory.JournalHead);

    /// <summary>Null when there is no file, or none that can be read as a head.</summary>
    public JournalHead? Read()
    {
        if (!Exists)
            return null;
        try
        {
            return JsonSerializer.Deserialize<JournalHead>(File.ReadAllBytes(directory.JournalHead), Json.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void WriteFirst(JournalHead head) => DataDirectory.WriteNew(directory.JournalHead, Bytes(head));

    /// <summary>Of two sealers of this process the slower one does not turn the head back.</summary>
    public void Advance(JournalHead head)
    {
        lock (Writing)
        {
            if (Read() is not { } current || current.Block < head.Block)
                DataDirectory.Replace(directory.JournalHead, Bytes(head));
        }
    }

    private static byte[] Bytes(JournalHead head) => JsonSerializer.SerializeToUtf8Bytes(head, Json.Options);
}
