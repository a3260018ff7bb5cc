using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Replies;

namespace Petitions.Visits;

/// <summary>Writes that the visitor has been told, and what that means: the fifteen days are met, and what was settled is answered.</summary>
public sealed class NoticeBook(PetitionsDb db, Books books, DeadlineBook deadlines, OfficeClock clock)
{
    private const string Sign = "江信告";
    private const string SealedSign = "江信密告";

    public async Task TellAsync(PetitionCase letter, Telling telling, string personId, CancellationToken cancellation = default)
    {
        var sign = letter.Sealed ? SealedSign : Sign;
        db.VisitNotices.Add(new VisitNotice
        {
            Id = Guid.NewGuid(),
            CaseId = letter.Id,
            Number = telling.Form == NoticeForm.Written ? $"{sign}〔{clock.Today.Year}〕{await books.NextAsync(sign, clock.Today.Year, cancellation)}号" : null,
            Route = telling.Route,
            Procedure = telling.Procedure,
            ToldAt = telling.At,
            Channel = telling.Channel.ToString(),
            Proof = telling.Proof,
            ToldBy = personId,
        });
        await deadlines.MeetAsync(letter.Id, DeadlineBook.Notice, telling.At, cancellation);
    }

    /// <summary>The answer itself, where the matter was settled at the desk.</summary>
    public void Answer(PetitionCase letter, Telling telling, string personId)
    {
        db.Replies.Add(new Reply
        {
            Id = Guid.NewGuid(),
            CaseId = letter.Id,
            Text = letter.Handling?.Answer ?? telling.Route,
            Channel = telling.Channel,
            ServedAt = telling.At,
            Proof = telling.Proof,
            RepliedBy = personId,
        });
        letter.Replied();
    }
}

public sealed record Telling(NoticeForm Form, string Route, string Procedure, ReplyChannel Channel, DateTime At, string? Proof);
