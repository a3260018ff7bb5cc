using Petitions.Rules;

namespace Petitions.Intake.Collection;

/// <summary>取信: one fetching of the post on one day (L-09). It is done with its count, or it is reminded of.</summary>
public sealed class CollectionRound
{
    public long Id { get; init; }
    public DateOnly Day { get; init; }
    public TimeOnly Time { get; init; }
    public DateTime DueAt { get; init; }
    public DateTime? DoneAt { get; private set; }
    public string? DoneBy { get; private set; }
    public int? Pieces { get; private set; }
    public string? Note { get; private set; }

    public void Done(int pieces, string? note, string personId, DateTime now)
    {
        Require.That(DoneAt is null, "round-done-already");
        Require.That(pieces is >= 0 and <= 10_000, "round-pieces");
        (Pieces, Note, DoneBy, DoneAt) = (pieces, note, personId, now);
    }
}
