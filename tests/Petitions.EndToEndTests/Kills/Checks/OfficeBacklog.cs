using Petitions.Dispatch;

namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>What a living office has still to work off by itself.</summary>
internal sealed record OfficeBacklog(int DueRows, int Mails, long Unsealed)
{
    public bool IsEmpty => DueRows == 0 && Mails == 0 && Unsealed == 0;

    public static OfficeBacklog Of(string data)
    {
        using var db = OfficeCopy.Open(Path.Combine(data, "petitions.db"));
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new OfficeBacklog(
            db.DueRows.Count(r => r.DoneAt == null && r.DueAt <= now),
            db.Outbox.Count(m => m.State == MailState.Waiting),
            (db.Journal.Max(e => (long?)e.Id) ?? 0) - (db.JournalBlocks.Max(b => (long?)b.LastEntry) ?? 0));
    }
}
