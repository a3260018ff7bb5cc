namespace Petitions.Dispatch.NoticeMails;

/// <summary>What one person is told by mail, and as far as which instant he was.</summary>
public sealed class NoticeMail
{
    public required string PersonId { get; init; }

    public MailWish Wish { get; private set; }

    /// <summary>Of every notice from before this instant he was told, or did not wish to be.</summary>
    public DateTime UpTo { get; private set; }

    /// <summary>From when to when the notices are that the last mail is about.</summary>
    public DateTime? MailedFrom { get; private set; }

    public DateTime? MailedTo { get; private set; }

    /// <summary>Whoever has an address from now on hears of what comes from now on.</summary>
    public static NoticeMail From(string personId, DateTime now, MailWish wish = MailWish.AtOnce) => new() { PersonId = personId, UpTo = now, Wish = wish };

    public void Change(MailWish wish, DateTime now)
    {
        // What he did not wish to be told of does not come all at once afterwards.
        if (Wish == MailWish.None)
            UpTo = now;
        Wish = wish;
    }

    public void Mailed(DateTime to) => (MailedFrom, MailedTo, UpTo) = (UpTo, to, to);

    public void Passed(DateTime to) => UpTo = to;
}
