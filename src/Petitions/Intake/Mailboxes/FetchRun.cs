namespace Petitions.Intake.Mailboxes;

/// <summary>What one look into a mailbox did.</summary>
public sealed record FetchRun
{
    public int Taken { get; private set; }
    public int Ignored { get; private set; }
    public int Gone { get; private set; }
    public int NotFetched { get; private set; }

    internal void Add(SeenOutcome outcome) => _ = outcome switch
    {
        SeenOutcome.Taken => Taken++,
        SeenOutcome.Ignored => Ignored++,
        SeenOutcome.Gone => Gone++,
        SeenOutcome.NotFetched => NotFetched++,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
