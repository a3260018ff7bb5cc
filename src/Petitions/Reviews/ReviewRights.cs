using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;
using Petitions.Replies;
using Petitions.Rules;

namespace Petitions.Reviews;

/// <param name="Level">What can be asked for next.</param>
/// <param name="ServedAt">When the petitioner had the answer.</param>
/// <param name="LastDay">Null where no written answer has started the thirty days.</param>
public sealed record ReviewRight(ReviewLevel Level, DateTime ServedAt, DateOnly? LastDay);

/// <summary>Whether the answer of a case can still be reviewed, and until when (条例 art. 35, 36; 民法典 201, 203).</summary>
public sealed class ReviewRights(PetitionsDb db, OfficeRules rules, OfficeCalendars calendars, OfficeHours hours, OfficeClock clock)
{
    private const string AskingRule = "ask-review-30-days";

    /// <exception cref="RuleBroken"><c>review-not-for-accusation</c>, <c>review-needs-answer</c>, <c>review-ended</c>, <c>review-asked</c></exception>
    internal async Task<ReviewRight> OfAsync(PetitionCase letter, CancellationToken cancellation)
    {
        // An accusation is answered by the organ that may (art. 30); art. 35 is about requests.
        Require.That(letter.Slip?.Class is not PetitionClass.Accusation, "review-not-for-accusation");
        var answer = await db.Replies.Where(r => r.CaseId == letter.Id).OrderByDescending(r => r.ServedAt).FirstOrDefaultAsync(cancellation);
        Require.That(answer is not null && letter.Closing.IsAnswered, "review-needs-answer");
        var before = await db.Reviews.FindAsync([letter.Id], cancellation);
        Require.That(before?.Level != ReviewLevel.Rereview, "review-ended");
        Require.That(!await db.Reviews.AnyAsync(r => r.OfCaseId == letter.Id, cancellation), "review-asked");
        return new ReviewRight(
            before is null ? ReviewLevel.Review : ReviewLevel.Rereview,
            answer!.ServedAt,
            // The period runs from a written answer; one given by telephone starts none.
            answer.Channel == ReplyChannel.Phone ? null : await LastDayAsync(answer.ServedAt, cancellation));
    }

    private async Task<DateOnly> LastDayAsync(DateTime servedAt, CancellationToken cancellation)
    {
        var rule = rules.Find(AskingRule, clock.DateOf(servedAt)) ?? throw new RuleBroken("deadline-rule-unknown", AskingRule);
        return DueDate.Calculate(rule, servedAt, await calendars.GetAsync(db, cancellation), hours).Due;
    }
}
