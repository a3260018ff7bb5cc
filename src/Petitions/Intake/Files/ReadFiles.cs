using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Petitions.Data;
using Petitions.Data.Search;
using Petitions.Deadlines;

namespace Petitions.Intake.Files;

/// <summary>Reads the text of stored contents, each once, so that a letter is found by what its enclosures say.</summary>
/// <remarks>After the act that adds a file and not in it: a PDF of a hundred pages must not hold up whoever adds it.</remarks>
public sealed partial class ReadFiles(PetitionsDb db, Transactions transactions, FileStore files, OfficeClock clock, TimeProvider time, ILogger<ReadFiles> log)
{
    private const int Batch = 50;

    /// <summary>What is kept of one content; nobody looks for a letter by its two-hundredth page.</summary>
    private const int Most = 500_000;

    // A file that a library never comes to the end of must not keep all others from being read.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <returns>How many contents were read, with or without success.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var unread = (await db.Attachments.AsNoTracking().Where(a => !db.FileTexts.Any(t => t.Sha256 == a.Sha256))
            .OrderBy(a => a.AddedAt).Select(a => new { a.Sha256, a.MediaType }).Take(Batch).ToListAsync(cancellation)).DistinctBy(a => a.Sha256).ToList();
        foreach (var file in unread)
        {
            var (text, problem) = await ReadAsync(file.Sha256, file.MediaType, cancellation);
            await transactions.RunAsync(() => KeepAsync(file.Sha256, text, problem, cancellation), cancellation);
        }
        return unread.Count;
    }

    private async Task KeepAsync(string sha256, string text, string? problem, CancellationToken cancellation)
    {
        // Another process may have read it meanwhile.
        if (await db.FileTexts.AnyAsync(t => t.Sha256 == sha256, cancellation))
            return;
        db.FileTexts.Add(new FileText { Sha256 = sha256, Text = text, Problem = problem, ReadAt = clock.Now });
        await db.SaveChangesAsync(cancellation);
        if (text.Length > 0)
            await CaseIndex.WriteAsync(db, await db.Attachments.Where(a => a.Sha256 == sha256).Select(a => a.CaseId).Distinct().ToListAsync(cancellation), cancellation);
    }

    private async Task<(string Text, string? Problem)> ReadAsync(string sha256, string mediaType, CancellationToken cancellation)
    {
        try
        {
            var text = await Task.Run(async () =>
            {
                await using var content = files.OpenRead(sha256);
                return (await AttachmentText.ReadAsync(content, mediaType, cancellation: cancellation)).Text;
            }, cancellation).WaitAsync(Longest, time, cancellation);
            return text.Length == 0 ? ("", "no-text") : (text.Length > Most ? text[..Most] : text, null);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // Kept as a problem of this one content, which is not tried again and again.
            Unreadable(log, sha256, failure);
            return ("", failure is TimeoutException ? "too-long" : "unreadable");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The content {Sha256} cannot be read.")]
    private static partial void Unreadable(ILogger log, string sha256, Exception failure);
}
