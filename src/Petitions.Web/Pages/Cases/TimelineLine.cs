using Petitions.Cases;

namespace Petitions.Web.Pages.Cases;

public enum TimelineKind { Received, Step, Sent, Met, Breached }

/// <summary>One line of everything that happened to a case, whoever or whatever did it.</summary>
public sealed record TimelineLine(DateTime At, TimelineKind Kind, string? What, string? Outcome, string? PersonId)
{
    public static IReadOnlyList<TimelineLine> Of(CaseView letter, IReadOnlyList<CaseClock> clocks)
    {
        var lines = new List<TimelineLine>();
        if (letter.Receipt is { } receipt)
            lines.Add(new TimelineLine(receipt.ReceivedAt, TimelineKind.Received, letter.ReceiptNumber, null, receipt.ReceivedBy));
        lines.AddRange(letter.Steps.Select(s => new TimelineLine(s.At, TimelineKind.Step, s.Step, s.Outcome, s.PersonId)));
        lines.AddRange(letter.Letters.Select(l => new TimelineLine(l.SentAt, TimelineKind.Sent, l.Number, l.TargetUnit, null)));
        foreach (var clock in clocks)
        {
            if (clock.Deadline.MetAt is { } met)
                lines.Add(new TimelineLine(met, TimelineKind.Met, clock.Title, null, null));
            if (clock.Deadline.BreachedAt is { } breached)
                lines.Add(new TimelineLine(breached, TimelineKind.Breached, clock.Title, null, null));
        }
        return [.. lines.OrderBy(l => l.At)];
    }
}
