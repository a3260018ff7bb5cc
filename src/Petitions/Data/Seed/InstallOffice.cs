using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data.Search;
using Petitions.Deadlines.Calendars;
using Petitions.Guard;
using Petitions.Guard.Identities;
using Petitions.Process;
using Petitions.Rules;

namespace Petitions.Data.Seed;

/// <summary>
/// Brings a data folder to the state of this program: schema, workflow files, calendars, standings; and, where asked for, the
/// demonstration office. Doing it again changes nothing.
/// </summary>
public sealed class InstallOffice(
    PetitionsDb db, SqliteMigration migration, Transactions transactions, PublishWorkflowFiles publish, StandingsUpdate standings, SeedCalendars calendars, PutLeftIdentitiesApart left, IPasswordHasher<Account> hasher)
{
    /// <param name="workflows">The folder of the workflow files; null leaves what is published.</param>
    /// <param name="demoPassword">The password of the demonstration accounts; null installs no demonstration office.</param>
    /// <param name="cancellation">Ends it between two steps, each of which is whole.</param>
    public async Task RunAsync(string? workflows, string? demoPassword, CancellationToken cancellation = default)
    {
        await migration.RunAsync(cancellation);
        if (workflows is not null)
            await publish.RunAsync(workflows, cancellation);
        for (Guid? after = Guid.Empty; after is { } last;)
            after = await transactions.RunAsync(() => CaseIndex.FillAsync(db, last, cancellation), cancellation);
        await left.RunAsync(cancellation);
        await transactions.RunAsync(() => FillDictionaryAsync(cancellation), cancellation);
        await transactions.RunAsync(() => calendars.RunAsync(cancellation), cancellation);
        if (demoPassword is not null && !await db.Units.AnyAsync(cancellation))
            await SeedDemonstrationAsync(demoPassword, cancellation);
    }

    // Another process may have been first while this one waited for its turn.
    private Task SeedDemonstrationAsync(string password, CancellationToken cancellation) => transactions.RunAsync(async () =>
    {
        if (!await db.Units.AnyAsync(cancellation))
            await SeedAsync(OfficeSeed.Load(), password, cancellation);
    }, cancellation);

    private async Task FillDictionaryAsync(CancellationToken cancellation)
    {
        // A dictionary that came later is filled in an office that has the others already.
        var known = await db.Dictionary.Select(e => e.Kind).Distinct().ToListAsync(cancellation);
        db.Dictionary.AddRange(DictionarySeed.Load().Where(e => !known.Contains(e.Kind)));
    }

    /// <summary>Installs an office into an empty database; without a password nobody can sign in until one is set.</summary>
    /// <exception cref="RuleBroken"><c>office-installed</c>: there is an office already.</exception>
    public Task SeedAsync(OfficeSeed seed, string? password, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        Require.That(!await db.Units.AnyAsync(cancellation), "office-installed");
        var office = seed.Office;
        db.AddRange(office.Units);
        db.AddRange(office.People);
        db.AddRange(office.Names);
        db.AddRange(office.Posts);
        db.AddRange(office.Portfolios);
        db.AddRange(office.Delegations);
        db.AddRange(office.Secretaryships);
        db.AddRange(office.Kinships);
        // One hash for all: they share one public password, and hashing is slow on purpose.
        var hash = password is null ? null : hasher.HashPassword(seed.Accounts[0], password);
        foreach (var account in seed.Accounts)
        {
            account.PasswordHash = hash;
            account.SecurityStamp = Guid.NewGuid().ToString("N");
            db.Accounts.Add(account);
        }
        db.AddRange(seed.AccountRoles);
        await db.SaveChangesAsync(cancellation);
        await standings.RunAsync(cancellation);
    }, cancellation);
}
