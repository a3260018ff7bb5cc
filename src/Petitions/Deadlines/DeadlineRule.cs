namespace Petitions.Deadlines;

/// <summary>
/// What the law or the office says about one deadline; data (Data/Seed/deadline-rules.json). A rule is
/// never changed: a new version is added, and items keep the version they began under.
/// </summary>
public sealed record DeadlineRule
{
    private const string BareSpanId = "span";

    public required string Id { get; init; }

    public required string Version { get; init; }

    /// <summary>The first date of the office on which a clock may start under this version.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    public required DeadlineEvent Event { get; init; }

    public required DeadlineSpan Span { get; init; }

    public CountDirection Direction { get; init; } = CountDirection.After;

    public DayZeroRule DayZero { get; init; } = DayZeroRule.NotCounted;

    public RollOver RollOver { get; init; } = RollOver.NextWorkday;

    /// <summary>When the last day ends, Asia/Shanghai; null for the close of office.</summary>
    public TimeOnly? CloseOfDay { get; init; }

    /// <summary>By how much an approved extension (延期) may lengthen the span at most; null for not at all.</summary>
    public DeadlineSpan? Extension { get; init; }

    /// <summary>What stops the clock; on no other ground may it stand still.</summary>
    public IReadOnlyList<StopGround> Stops { get; init; } = [];

    /// <summary>
    /// Whether its event starts it anew when an earlier one of the case is over: every referral has its own days to object,
    /// but a letter is received once.
    /// </summary>
    public bool Again { get; init; }

    public IReadOnlyList<DeadlineWarning> Warnings { get; init; } = [];

    public IReadOnlyList<Recipient> BreachTo { get; init; } = [];

    public IReadOnlyList<EscalationRung> Escalation { get; init; } = [];

    public required string LegalSource { get; init; }

    public required string TitleZh { get; init; }

    public required string TitleEn { get; init; }

    /// <summary>
    /// The rule of a span without a rule: the day of the event is not counted (民法典 201), a rest day
    /// rolls on to the next working day (203), the day ends at the close of office (203 II). Hours and
    /// minutes run by the clock (201 II) and roll nowhere.
    /// </summary>
    public static DeadlineRule ForSpan(DeadlineSpan span) => new()
    {
        Id = BareSpanId,
        Version = "1",
        EffectiveFrom = DateOnly.MinValue,
        Event = DeadlineEvent.Any,
        Span = span,
        RollOver = span.CountsDays ? RollOver.NextWorkday : RollOver.None,
        LegalSource = "《民法典》第201、203条",
        TitleZh = "通用期限",
        TitleEn = "General deadline",
    };

    /// <summary>The rule as it runs for one clock: to the day that was named for it, where one was.</summary>
    public DeadlineRule For(Deadline deadline) => deadline.GivenDays is { } days ? this with { Span = new DeadlineSpan(days, SpanUnit.CalendarDay) } : this;

    /// <summary>Whether a clock may be lengthened by so much in all (条例 art. 34: not beyond 30 days).</summary>
    public bool AllowsExtension(int total) => Extension is { } most && total >= 1 && total <= most.Value;
}
