using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Cases;

public enum TimelineKind { Received, Attached, Step, Sent, Mail, ClockStarted, ClockMet, ClockMetLate, ClockEnded, Breached, Warned }

/// <summary>One thing that happened to a case, whoever or whatever did it.</summary>
/// <param name="What">By its kind: the step, the file, the number of the letter, the rule of the clock, the kind of mail.</param>
/// <param name="Outcome">Of a step its outcome, of a file its kind, of a mail its state, of a clock what came of it.</param>
/// <param name="UnitId">Where it went.</param>
/// <param name="Note">The words that went with a decision.</param>
public sealed record TimelineEntry(DateTime At, TimelineKind Kind, string? What, string? Outcome = null, string? PersonId = null, string? UnitId = null, string? Note = null);

/// <summary>Everything of one case in the order in which it happened: scans, mails, steps, decisions, clocks.</summary>
public sealed class CaseTimeline(PetitionsDb db, TaskAccess access, CaseGuard guard, RedactedEdition edition)
{
    /// <summary>The fields of a step's data that are somebody's words about his decision, the first that is there.</summary>
    private static readonly string[] Words = ["opinion", "reason", "text", "notes", "note"];

    /// <summary>What the office says to itself is not for the unit that handles the matter; what is said to it is.</summary>
    private static readonly string[] SaidToTheUnit = ["instruct", "acknowledge", "assign", "handle", "signOff", "followUp"];

    /// <summary>What a stage of a clock did that is worth a line; a breach has its own, and a stage that came too late did nothing.</summary>
    private static readonly string[] Warnings = ["reminder", "rung", "sent", "escalated"];

    /// <exception cref="NotVisible">No such case for this person.</exception>
    public async Task<IReadOnlyList<TimelineEntry>> RunAsync(string number, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = Require.Found(await guard.Visible(viewer).AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancellation));
        var inside = letter.Sealed ? viewer.IsSealedOfficer : viewer.SeesOffice || viewer.SeesIntake;
        List<TimelineEntry> entries =
        [
            .. inside ? [ReceivedOf(letter, viewer)] : Array.Empty<TimelineEntry>(),
            .. await FilesAsync(letter.Id, await edition.OfAsync(letter, viewer, cancellation), cancellation),
            .. await StepsAsync(letter.Id, inside, cancellation),
            .. await LettersAsync(letter.Id, cancellation),
            .. inside ? await MailsAsync(letter.Id, cancellation) : [],
            .. await ClocksAsync(letter.Id, cancellation),
        ];
        return [.. entries.OrderBy(e => e.At).ThenBy(e => e.Kind)];
    }

    private static TimelineEntry ReceivedOf(PetitionCase letter, Viewer viewer) =>
        new(letter.Receipt.ReceivedAt, TimelineKind.Received, viewer.SeesIntake ? letter.Receipt.ReceiptNumber : null, PersonId: letter.Receipt.ReceivedBy);

    private async Task<List<TimelineEntry>> FilesAsync(Guid id, Redaction redaction, CancellationToken cancellation) =>
        [.. (await db.Attachments.AsNoTracking().Where(a => a.CaseId == id).OrderBy(a => a.AddedAt).ToListAsync(cancellation))
            .Where(a => redaction.Shows(a.Id)).Select(a => new TimelineEntry(a.AddedAt, TimelineKind.Attached, a.FileName, Schema.NameOf(a.Kind), NullIfEmpty(a.AddedBy)))];

    private async Task<List<TimelineEntry>> StepsAsync(Guid id, bool inside, CancellationToken cancellation) =>
        [.. (await db.Steps.AsNoTracking().Where(s => s.CaseId == id).OrderBy(s => s.Id).ToListAsync(cancellation))
            .Select(s => new TimelineEntry(s.At, TimelineKind.Step, s.Step, s.Outcome, s.PersonId, Note: inside || SaidToTheUnit.Contains(s.Step) ? NoteIn(s.DataJson) : null))];

    private async Task<List<TimelineEntry>> LettersAsync(Guid id, CancellationToken cancellation) =>
        [.. (await db.OfficialLetters.AsNoTracking().Where(l => l.CaseId == id).OrderBy(l => l.SentAt).ToListAsync(cancellation))
            .Select(l => new TimelineEntry(l.SentAt, TimelineKind.Sent, l.Number, Schema.NameOf(l.Form), l.SentBy, l.TargetUnit))];

    private async Task<List<TimelineEntry>> MailsAsync(Guid id, CancellationToken cancellation) =>
        [.. (await db.Outbox.AsNoTracking().Where(m => m.CaseId == id).OrderBy(m => m.CreatedAt).ToListAsync(cancellation))
            .Select(m => new TimelineEntry(m.SentAt ?? m.CreatedAt, TimelineKind.Mail, m.Kind, Schema.NameOf(m.State), m.PersonId, m.UnitId))];

    private async Task<List<TimelineEntry>> ClocksAsync(Guid id, CancellationToken cancellation)
    {
        var entries = new List<TimelineEntry>();
        var clocks = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == id).ToListAsync(cancellation);
        foreach (var clock in clocks)
        {
            entries.Add(new(clock.StartedAt, TimelineKind.ClockStarted, clock.RuleId));
            // Late is late (design §5): what was done after a breach that stays on record was not done in time.
            if (clock.MetAt is { } met)
                entries.Add(new(met, clock.BreachedAt is null ? TimelineKind.ClockMet : TimelineKind.ClockMetLate, clock.RuleId));
            if (clock.EndedAt is { } ended)
                entries.Add(new(ended, TimelineKind.ClockEnded, clock.RuleId, clock.EndReason));
            if (clock.BreachedAt is { } breached)
                entries.Add(new(breached, TimelineKind.Breached, clock.RuleId));
        }
        var fired = await db.DueRows.AsNoTracking().Where(r => r.CaseId == id && r.DeadlineId != null && r.DoneAt != null && r.Result != null).ToListAsync(cancellation);
        entries.AddRange(fired.Select(r => (Row: r, Result: ResultOf(r.Result!))).Where(r => Warnings.Contains(r.Result))
            .Select(r => new TimelineEntry(r.Row.DoneAt!.Value, TimelineKind.Warned, clocks.Find(d => d.Id == r.Row.DeadlineId)?.RuleId, r.Result)));
        return entries;
    }

    // "Rung-late", "escalated:not-approved": what came of it, then why.
    private static string ResultOf(string result) => result.Split('-', ':')[0].ToLowerInvariant();

    private static string? NoteIn(string data) =>
        JsonNode.Parse(data) is JsonObject said ? Words.Select(w => said[w]).OfType<JsonValue>().Where(v => v.GetValueKind() == JsonValueKind.String).Select(v => NullIfEmpty(v.GetValue<string>())).FirstOrDefault(t => t is not null) : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
