using Petitions.Data;
using Petitions.EndToEndTests.Kills.Work;

namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>
/// Compares everything that must agree: case, workflow instance, tasks, steps, deadlines, numbers, mails, notices, journal,
/// files, and what the clients were told. It uses no code of the acts it judges.
/// </summary>
internal static class ConsistencyChecker
{
    private static readonly Func<OfficeState, IEnumerable<Violation>>[] Rules =
    [
        StorageRules.Check, TaskRules.Check, StepRules.Check, FlowRules.Check, DeadlineRowRules.Check, StageRules.Check, NumberRules.Check,
        NoticeRules.Check, JournalRules.Check, OutboxRules.Check,
    ];

    public static async Task<IReadOnlyList<Violation>> CheckAsync(DataDirectory directory, Ledger ledger, Arrived arrived)
    {
        var office = await OfficeState.ReadAsync(directory);
        return [.. Rules.SelectMany(rule => rule(office)), .. OutboxRules.CheckArrived(office, arrived), .. LedgerRules.Check(office, ledger)];
    }
}
