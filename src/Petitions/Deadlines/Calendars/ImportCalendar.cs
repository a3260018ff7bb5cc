using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Deadlines.Calendars;

/// <summary>A year as somebody wants it imported.</summary>
/// <param name="Json">The file, in the format of holiday-cn: year, papers (the source), days.</param>
/// <param name="Reason">Why the office does otherwise, or corrects what it had.</param>
/// <param name="BasedOn">The edition that was shown before and after; another import since then is a conflict. Null does not ask.</param>
public sealed record CalendarImport(string Json, CalendarKind Kind = CalendarKind.Notice, string? Reason = null, int? BasedOn = null);

/// <summary>One line of the preview: one deadline with its number where the reader may see its case, else so many of a kind.</summary>
public sealed record MovedLine(string? Number, string RuleId, DateOnly OldDue, DateOnly NewDue, bool WasProvisional, bool Provisional, int Count);

/// <param name="DaysChanged">Days of the year that become off or worked, or change their name.</param>
public sealed record CalendarImpact(CalendarYear Year, CalendarKind Kind, int BasedOn, int DaysChanged, int Moving, IReadOnlyList<MovedLine> Lines);

/// <summary>
/// Imports or corrects a year in two steps: what would move, before and after; then, in one journalled act, the new edition and
/// all it moves.
/// </summary>
public sealed class ImportCalendar(
    PetitionsDb db, Transactions transactions, OfficeCalendars calendars, MoveByCalendar move, TaskAccess access, CaseGuard guard, CurrentActor actor,
    JournalWriter journal, OfficeClock clock)
{
    private static readonly Role[] Competent = [Role.Administrator, Role.OfficeHead, Role.Clerk];

    public static bool MayImport(Viewer viewer) => Competent.Any(viewer.Self.Has);

    /// <exception cref="RuleBroken"><c>calendar-file</c>, <c>calendar-without-days</c>: the text is no calendar.</exception>
    /// <exception cref="NotVisible">The calendar is not his to change.</exception>
    public async Task<CalendarImpact> PreviewAsync(CalendarImport import, CancellationToken cancellation = default)
    {
        var viewer = await RequireCompetentAsync(cancellation);
        var year = Read(import);
        var current = await calendars.GetAsync(db, cancellation);
        var next = import.Kind == CalendarKind.Notice ? current.Days.With(year) : current.Days.WithLocal(year);
        var moves = await move.PreviewAsync(next, cancellation);
        var (first, last) = (new DateOnly(year.Year - 1, 12, 1), new DateOnly(year.Year, 12, 31));
        var changed = Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber)
            .Count(day => current.Days.KindOf(day) != next.KindOf(day) || current.Days.HolidayOf(day) != next.HolidayOf(day));
        var (lines, countable) = await LinesAsync(moves, viewer, cancellation);
        return new CalendarImpact(year, import.Kind, current.Edition, changed, countable, lines);
    }

    /// <exception cref="Conflict"><c>calendar-changed</c>: somebody imported meanwhile; look at the preview again.</exception>
    public Task<CalendarImpact> RunAsync(CalendarImport import, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var impact = await PreviewAsync(import, cancellation);
        if (import.BasedOn is { } seen && seen != impact.BasedOn)
            throw new Conflict("calendar-changed");
        db.CalendarEditions.Add(new CalendarEdition
        {
            Year = impact.Year.Year,
            Kind = import.Kind,
            Json = import.Json,
            AddedAt = clock.Now,
            AddedBy = actor.PersonId,
            Reason = import.Reason,
        });
        await db.SaveChangesAsync(cancellation);
        var moved = await move.RunAsync(cancellation);
        journal.Write("calendar.imported", null, new { impact.Year.Year, import.Kind, impact.Year.Sources, import.Reason, moved = moved.Count, content = JournalWriter.HashOf(import.Json) });
        return impact;
    }, cancellation);

    private static CalendarYear Read(CalendarImport import)
    {
        try
        {
            var year = CalendarFile.Parse(import.Json, "JSON");
            Require.That(year.IsPublished || import.Kind == CalendarKind.Local, "calendar-without-days");
            return year;
        }
        catch (CalendarFormatException problem)
        {
            throw new RuleBroken("calendar-file", problem.Path, problem.Problem);
        }
    }

    /// <summary>Null at the terminal: whoever has the data folder is the operator.</summary>
    private async Task<Viewer?> RequireCompetentAsync(CancellationToken cancellation)
    {
        if (actor.IsSystem)
            return null;
        var viewer = await access.ViewerAsync(cancellation);
        return MayImport(viewer) ? viewer : throw new NotVisible();
    }

    /// <summary>
    /// With numbers what the reader sees, by kind what is no secret from him, and nothing at all of what does not exist for him:
    /// that moves with the rest and its officers are told.
    /// </summary>
    private async Task<(IReadOnlyList<MovedLine> Lines, int Countable)> LinesAsync(IReadOnlyList<CalendarMove> moves, Viewer? viewer, CancellationToken cancellation)
    {
        var ids = moves.Select(m => m.CaseId).ToHashSet();
        var numbers = new Dictionary<Guid, string>();
        var countable = new HashSet<Guid>();
        foreach (var chunk in ids.Chunk(500))
        {
            if (viewer is not null)
                foreach (var seen in await guard.Visible(viewer).Where(c => chunk.Contains(c.Id)).Select(c => new { c.Id, c.Number }).ToListAsync(cancellation))
                    numbers[seen.Id] = seen.Number;
            countable.UnionWith(await guard.Countable(viewer?.PersonId).Where(c => chunk.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellation));
        }

        var named = moves.Where(m => numbers.ContainsKey(m.CaseId))
            .Select(m => new MovedLine(numbers[m.CaseId], m.RuleId, m.OldDue, m.NewDue, m.WasProvisional, m.Provisional, 1));
        var counted = moves.Where(m => !numbers.ContainsKey(m.CaseId) && countable.Contains(m.CaseId))
            .GroupBy(m => (m.RuleId, m.OldDue, m.NewDue, m.WasProvisional, m.Provisional))
            .Select(g => new MovedLine(null, g.Key.RuleId, g.Key.OldDue, g.Key.NewDue, g.Key.WasProvisional, g.Key.Provisional, g.Count()));
        IReadOnlyList<MovedLine> lines = [.. named.Concat(counted).OrderBy(l => l.OldDue).ThenBy(l => l.Number, StringComparer.Ordinal).ThenBy(l => l.RuleId, StringComparer.Ordinal)];
        return (lines, lines.Sum(l => l.Count));
    }
}
