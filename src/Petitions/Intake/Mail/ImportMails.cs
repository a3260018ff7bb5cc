using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Petitions.Data;

namespace Petitions.Intake.Mail;

/// <param name="Name">Where it lay.</param>
/// <param name="Number">Of the case it became or joined.</param>
public sealed record ImportedMail(string Name, ReadMail Mail, MailFate Fate, string? Reason, string? Number);

/// <summary>
/// Takes many mails in. They are read and stored side by side, and some at a time committed together, which costs the disk only
/// once. Where one of them fails, each of them is taken alone; what fails alone as well waits in quarantine, its octets kept.
/// </summary>
/// <remarks>Killed in the middle it begins again: what was committed is known by its octets.</remarks>
public sealed partial class ImportMails(PetitionsDb db, Transactions transactions, TakeMail take, ILogger<ImportMails> log)
{
    private const int Together = 25;

    private sealed record Waiting(string Name, TakeMail.Stored Stored);

    /// <param name="mails">Taken from lazily.</param>
    /// <param name="tell">Called for each mail after it is safe.</param>
    /// <param name="cancellation">Ends it between two commits.</param>
    public async Task RunAsync(IEnumerable<MailFile> mails, Action<ImportedMail> tell, CancellationToken cancellation = default)
    {
        Task<Waiting[]>? next = null;
        foreach (var batch in mails.Chunk(Together))
        {
            // The next ones are read while these are committed.
            var (ready, begun) = (next, Task.WhenAll(batch.Select(file => Task.Run(() => ReadAsync(file, cancellation), cancellation))));
            next = begun;
            if (ready is not null)
                await TakeAsync(await ready, tell, cancellation);
        }
        if (next is not null)
            await TakeAsync(await next, tell, cancellation);
    }

    private async Task<Waiting> ReadAsync(MailFile file, CancellationToken cancellation) =>
        new(file.Name, await take.StoreAsync(file.Raw, MailReader.Read(file.Raw, MailLimits.Default), cancellation));

    private async Task TakeAsync(IReadOnlyList<Waiting> mails, Action<ImportedMail> tell, CancellationToken cancellation)
    {
        foreach (var done in await TogetherAsync(mails, cancellation))
            tell(done);
    }

    private async Task<IReadOnlyList<ImportedMail>> TogetherAsync(IReadOnlyList<Waiting> mails, CancellationToken cancellation)
    {
        try
        {
            return await CommitAsync(mails, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            if (mails is [var alone])
                return await SetAsideAsync(alone, failure, cancellation);
            var done = new List<ImportedMail>();
            foreach (var mail in mails)
                done.AddRange(await TogetherAsync([mail], cancellation));
            return done;
        }
    }

    private Task<IReadOnlyList<ImportedMail>> SetAsideAsync(Waiting mail, Exception failure, CancellationToken cancellation)
    {
        SetAside(log, mail.Name, failure);
        return CommitAsync([mail with { Stored = mail.Stored with { Mail = mail.Stored.Mail with { Quarantined = QuarantineReason.Failed } } }], cancellation);
    }

    private Task<IReadOnlyList<ImportedMail>> CommitAsync(IReadOnlyList<Waiting> mails, CancellationToken cancellation) => transactions.RunAsync(async () =>
    {
        var done = new List<ImportedMail>();
        foreach (var mail in mails)
        {
            var item = await take.RunAsync(new MailArrival(mail.Name), mail.Stored, cancellation);
            // The next mail may be the same one, or an answer to this.
            await db.SaveChangesAsync(cancellation);
            var number = item.CaseId is { } id ? await db.Cases.Where(c => c.Id == id).Select(c => c.Number).SingleAsync(cancellation) : null;
            done.Add(new ImportedMail(mail.Name, mail.Stored.Mail, item.Fate, item.Reason, number));
            db.ChangeTracker.Clear();
        }
        return (IReadOnlyList<ImportedMail>)done;
    }, cancellation);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail {Name} could not be taken in and waits in quarantine.")]
    private static partial void SetAside(ILogger log, string name, Exception failure);
}
