using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Intake.Files;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Guard;

public sealed record FindView(long Id, string PersonId, FindKind Kind, string Text, string Excerpt, Guid? AttachmentId, FindState State);

/// <param name="Unreadable">Attachments of which no text can be taken: somebody must read them himself (domain.md §10.3 route 20).</param>
public sealed record FindsView(IReadOnlyList<FindView> Finds, IReadOnlyList<Guid> Unreadable);

/// <summary>
/// Looks through the registration, mail bodies and attachments of a case for everybody in the directory, now and ever, and keeps
/// what it finds until a reader confirms or rejects it.
/// </summary>
public sealed class FindNames(
    PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, NameIndexCache names, StandingsUpdate office, FileStore files, OfficeClock clock)
{
    private const int Around = 12;

    private sealed record Source(Guid? Attachment, string Text);

    /// <exception cref="NotVisible">No such case for this person, or he is not one who reads letters.</exception>
    public async Task<FindsView> RunAsync(string number, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = Require.Found(await guard.Visible(viewer).AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancellation));
        if (!viewer.SeesIntake)
            throw new NotVisible();
        var (sources, unreadable) = await SourcesAsync(letter, cancellation);
        var index = await names.GetAsync(db, office, cancellation);
        var hits = sources.SelectMany(source => index.In(source.Text).Select(hit => (source, hit))).ToList();
        await transactions.RunAsync(() => KeepAsync(letter.Id, hits, cancellation), cancellation);
        var finds = await db.NameFinds.AsNoTracking().Where(f => f.CaseId == letter.Id).OrderBy(f => f.Id)
            .Select(f => new FindView(f.Id, f.PersonId, f.Kind, f.Text, f.Excerpt, f.AttachmentId, f.State)).ToListAsync(cancellation);
        return new FindsView(finds, unreadable);
    }

    private async Task<(List<Source> Sources, List<Guid> Unreadable)> SourcesAsync(PetitionCase letter, CancellationToken cancellation)
    {
        var sources = new List<Source> { new(null, string.Join('\n', letter.Registration?.Title, letter.Registration?.Place, letter.Slip?.Who, letter.Slip?.What, letter.Slip?.Request)) };
        var unreadable = new List<Guid>();
        foreach (var attachment in await db.Attachments.AsNoTracking().Where(a => a.CaseId == letter.Id).OrderBy(a => a.AddedAt).ThenBy(a => a.Id).ToListAsync(cancellation))
        {
            await using var content = files.OpenRead(attachment.Sha256);
            var words = await AttachmentText.ReadAsync(content, attachment.MediaType, partsApart: attachment.Kind == AttachmentKind.Mail, cancellation);
            sources.Add(new Source(attachment.Id, $"{attachment.FileName}\n{words.Text}"));
            if (!words.Whole)
                unreadable.Add(attachment.Id);
        }
        return (sources, unreadable);
    }

    // Once per person, words and place; a decision about it stays when the letter is looked through again.
    private async Task KeepAsync(Guid caseId, IReadOnlyList<(Source Source, NameHit Hit)> hits, CancellationToken cancellation)
    {
        var known = (await db.NameFinds.Where(f => f.CaseId == caseId).Select(f => new { f.PersonId, f.Text, f.AttachmentId }).ToListAsync(cancellation))
            .Select(f => (f.PersonId, f.Text, f.AttachmentId)).ToHashSet();
        foreach (var (source, hit) in hits)
        {
            var words = source.Text.Substring(hit.At, hit.Length);
            if (!known.Add((hit.PersonId, words, source.Attachment)))
                continue;
            var (from, to) = (Math.Max(0, hit.At - Around), Math.Min(source.Text.Length, hit.At + hit.Length + Around));
            db.NameFinds.Add(new NameFind
            {
                CaseId = caseId,
                PersonId = hit.PersonId,
                Kind = hit.Kind,
                Text = words,
                Excerpt = source.Text[from..to].ReplaceLineEndings(" "),
                AttachmentId = source.Attachment,
                FoundAt = clock.Now,
            });
        }
    }
}

/// <summary>Whoever reads a letter judges with it who of the found is meant: those he names, and nobody else.</summary>
public sealed class JudgeFinds(PetitionsDb db, JournalWriter journal, OfficeClock clock)
{
    internal async Task InActAsync(PetitionCase letter, IReadOnlyCollection<string> named, string? reader, CancellationToken cancellation)
    {
        var open = await db.NameFinds.Where(f => f.CaseId == letter.Id && f.State == FindState.Found).ToListAsync(cancellation);
        foreach (var find in open)
            (find.State, find.DecidedBy, find.DecidedAt) = (named.Contains(find.PersonId) ? FindState.Confirmed : FindState.Rejected, reader, clock.Now);
        if (open.Count > 0)
            journal.Write("names.judged", letter.Id, new { confirmed = open.Count(f => f.State == FindState.Confirmed), rejected = open.Count(f => f.State == FindState.Rejected) });
    }
}
