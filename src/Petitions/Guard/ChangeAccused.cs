using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Guard;

/// <summary>
/// Enters who is accused after the reading, by the reader or a sealed officer. Whoever is added loses the case in this very act.
/// </summary>
public sealed class ChangeAccused(
    Transactions transactions, TaskAccess access, CaseGuard guard, AccusedRegister register, TaskOpener tasks, GuardAlarm alarm, JournalWriter journal)
{
    /// <exception cref="NotVisible">No such case for this person.</exception>
    /// <exception cref="Conflict"><c>case-changed</c>: the case is no longer at the version looked at.</exception>
    public Task<PetitionCase> RunAsync(string number, AccusedEntry entry, int? version, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = Require.Found(await guard.Visible(viewer).SingleOrDefaultAsync(c => c.Number == number, cancellation));
        Require.That(viewer.Self.Has(Role.SealedOfficer) || letter.SlipOrRefuse().ReadBy == viewer.PersonId, "accused-by-reader-only");
        if (version is { } seen && seen != letter.Version)
            throw new Conflict("case-changed");
        var before = await guard.BlockedPeopleAsync(letter.Id, cancellation);
        await register.SetAsync(letter, entry, cancellation: cancellation);
        journal.Write("accused.changed", letter.Id, new { entry.State });
        await tasks.ReassessAsync(letter, cancellation: cancellation);
        await alarm.ExposedInActAsync(letter.Id, before, cancellation);
        return letter;
    }, cancellation);
}
