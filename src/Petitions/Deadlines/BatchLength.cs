namespace Petitions.Deadlines;

/// <summary>
/// How many due rows go into one transaction. Whoever saves something waits for the batch that is being written, so what counts is
/// how long one takes here and now: on a busy machine they become short, on an idle one long.
/// </summary>
internal sealed class BatchLength
{
    public const int Most = 1000;

    public const int Fewest = 200;
    private const int First = 250;

    private static readonly TimeSpan Wanted = TimeSpan.FromMilliseconds(150);

    public int Rows { get; private set; } = First;

    /// <summary>Takes what a batch of that length took. Twice as long at most: one quick batch says little.</summary>
    public void Took(TimeSpan time) =>
        Rows = (int)Math.Clamp(Rows * (Wanted / TimeSpan.FromMilliseconds(Math.Max(1, time.TotalMilliseconds))), Fewest, Math.Min(Most, Rows * 2));
}
