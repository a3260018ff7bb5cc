namespace Petitions.Deadlines;

/// <summary>How overdue the office is (intake.md §3 case 29), of cases that may count before everybody.</summary>
/// <param name="At">When they were counted.</param>
/// <param name="OldestDue">When the oldest of what is overdue was due.</param>
/// <param name="Ages">So many were due that long ago, in the order of <see cref="Steps"/>, those beyond the last of them at the end.</param>
/// <param name="ByRule">So many of each rule.</param>
/// <param name="Waiting">What the sweep should have worked off by now: it is behind, silent, or tries again after a failure.</param>
/// <param name="OldestWaiting">Since when the oldest of these waits.</param>
public sealed record OverdueFigures(
    DateTime At, DateTime? OldestDue, IReadOnlyList<int> Ages, IReadOnlyList<(string RuleId, int Count)> ByRule, int Waiting, DateTime? OldestWaiting)
{
    /// <summary>Days after the due instant at which the histogram steps on.</summary>
    public static readonly IReadOnlyList<int> Steps = [1, 3, 7, 30];

    public int Overdue => ByRule.Sum(rule => rule.Count);
}
