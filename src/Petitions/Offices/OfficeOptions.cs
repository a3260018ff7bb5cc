namespace Petitions.Offices;

/// <summary>What differs from office to office; bound from the section <c>Office</c>.</summary>
public sealed class OfficeOptions
{
    /// <summary>The petitions office itself: it handles what is decided as 自己处理.</summary>
    public string PetitionsUnit { get; set; } = "petitions";

    /// <summary>Where sealed officers sit; it handles sealed cases that stay in the house.</summary>
    public string ConfidentialUnit { get; set; } = "confidential";

    /// <summary>Where a task goes that nobody eligible is left for: first the discipline organ, then the higher organ.</summary>
    public string[] FallbackUnits { get; set; } = ["discipline", "higher"];

    /// <summary>转办 is approved by the office head; an office may do without (design §5).</summary>
    public bool ReferNeedsApproval { get; set; } = true;

    /// <summary>When the post is fetched on a working day (L-09). Empty where nobody fetches any.</summary>
    public TimeOnly[] CollectionTimes { get; set; } = [new(9, 0), new(15, 0)];

    /// <summary>Until a mail has waited this long it can be taken back.</summary>
    public TimeSpan TakeBack { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>勿扰时段: mails to the office's own people wait from this hour until the other. Equal where there is none.</summary>
    public TimeOnly QuietFrom { get; set; } = new(20, 0);

    public TimeOnly QuietUntil { get; set; } = new(7, 30);

    /// <summary>When whoever wishes one mail a day gets it.</summary>
    public TimeOnly DigestAt { get; set; } = new(8, 30);

    /// <summary>Whoever wishes to be told at once gets one mail in this time at most, however much happens.</summary>
    public TimeSpan MailEvery { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an unlocked identity stays open to whoever asked for it.</summary>
    public TimeSpan IdentityOpenFor { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Where petitioners reach this server, <c>https://…</c>: written to them with their query code. Empty: they are told to ask the office.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>The grades of a rating (满意度评价, domain.md §6.5), best first; some offices have no 基本满意.</summary>
    public string RatingScale { get; set; } = "satisfied fairlySatisfied dissatisfied";

    /// <summary>The number sign of dispatched letters, <c>江信转〔2026〕12号</c>.</summary>
    public string LetterSign { get; set; } = "江信转";

    public string SealedLetterSign { get; set; } = "江信密转";

    /// <summary>催办函、督办函、告知书; those of guarded cases in books of their own, so that no gap tells of them.</summary>
    public string UrgeSign { get; set; } = "江信催";

    public string SealedUrgeSign { get; set; } = "江信密催";

    public string SuperviseSign { get; set; } = "江信督";

    public string SealedSuperviseSign { get; set; } = "江信密督";

    public string NoticeSign { get; set; } = "江信告";

    public string SealedNoticeSign { get; set; } = "江信密告";
}
