using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Intake.Mailboxes;

namespace Petitions.Tests.Intake.Mailboxes;

/// <summary>The watch over a mailbox on a real server: IDLE, failure, back-off and the alarm.</summary>
public sealed class MailboxWatchTests(DovecotFixture fixture) : MailboxTest(fixture)
{
    [Fact]
    [Trait("IntakeCase", "15")]
    public async Task Mail_ThatArrivesWhileTheWatchWaits_IsTakenWithoutAPoll()
    {
        await Office.As<ChangeMailbox, Guid>("admin", use => use.RunAsync(Id, Form(Account) with { PollSeconds = 3600 }));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var watch = WatchAsync(Id, stop.Token);
        await UntilAsync(async () => (await MailboxAsync()).CheckedAt is not null);

        await AppendAsync("半夜来的信");

        await UntilAsync(async () => await LettersAsync() == 1);
        await stop.CancelAsync();
        await watch;
    }

    [Fact]
    [Trait("IntakeCase", "12")]
    public async Task Row12_DeadServer_IsWrittenDownTriedLaterAndTold()
    {
        var id = await AddAsync(Server.NewAccount(), form => form with { Port = 9 });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var watch = WatchAsync(id, stop.Token);

        await UntilAsync(async () =>
        {
            Office.Time.Advance(TimeSpan.FromMinutes(1));
            return (await BoxAsync(id)).Failures >= 9;
        });

        await stop.CancelAsync();
        await watch;
        var box = await BoxAsync(id);
        (box.RetryAt! - Office.Now).Value.ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(15));
        box.LastError.ShouldNotBeNullOrEmpty();
        (await Office.AskAsync(db => db.Notices.Select(n => n.Code).Distinct().ToListAsync())).ShouldBe(["mailbox-down"]);
    }

    private Task WatchAsync(Guid id, CancellationToken cancellation) => Office.AsAsync(null, async scope =>
    {
        await scope.GetRequiredService<MailboxWatch>().RunAsync(id, cancellation);
        return true;
    });

    private Task<Mailbox> BoxAsync(Guid id) => Office.AskAsync(db => db.Mailboxes.AsNoTracking().SingleAsync(m => m.Id == id));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds())
            await Task.Delay(20, patience.Token);
    }
}
