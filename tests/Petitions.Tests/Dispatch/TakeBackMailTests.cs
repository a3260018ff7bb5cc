using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Guard;
using Petitions.Rules;

namespace Petitions.Tests.Dispatch;

public sealed class TakeBackMailTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task TakeBack_BeforeItLeaves_ItNeverDoes()
    {
        await using var world = new OutboxWorld();
        var mail = await world.WriteAsync("wang@example.cn", delay: Delay);

        await TakeBackAsync(world, mail.Id);

        world.Office.Time.Advance(Delay);
        (await world.SendAsync()).ShouldBe(new SendRun());
        (await world.ReadAsync(mail)).State.ShouldBe(MailState.Cancelled);
        (await world.JournalAsync()).ShouldBe(["mail.takenBack"]);
    }

    [Fact]
    public async Task TakeBack_Twice_IsRefused()
    {
        await using var world = new OutboxWorld();
        var mail = await world.WriteAsync("wang@example.cn", delay: Delay);
        await TakeBackAsync(world, mail.Id);

        (await Should.ThrowAsync<RuleBroken>(() => TakeBackAsync(world, mail.Id))).Code.ShouldBe("mail-already-left");
    }

    [Fact]
    public async Task TakeBack_WhenItsTimeHasCome_IsRefused()
    {
        await using var world = new OutboxWorld();
        var mail = await world.WriteAsync("wang@example.cn", delay: Delay);
        world.Office.Time.Advance(Delay);

        (await Should.ThrowAsync<RuleBroken>(() => TakeBackAsync(world, mail.Id))).Code.ShouldBe("mail-already-left");
        (await world.SendAsync()).Sent.ShouldBe(1);
    }

    [Fact]
    public async Task TakeBack_WaitingForItsNextAttempt_IsRefused()
    {
        await using var world = new OutboxWorld();
        var mail = await world.WriteAsync("wang@example.cn");
        world.Sink.HangUpAfterTaking = true;
        await world.SendAsync();

        (await Should.ThrowAsync<RuleBroken>(() => TakeBackAsync(world, mail.Id))).Code.ShouldBe("mail-already-left");
    }

    [Fact]
    public async Task TakeBack_NoSuchMail_IsNotVisible()
    {
        await using var world = new OutboxWorld();

        await Should.ThrowAsync<NotVisible>(() => TakeBackAsync(world, Guid.CreateVersion7()));
    }

    private static async Task TakeBackAsync(OutboxWorld world, Guid id)
    {
        await using var db = world.Office.Open();
        var clock = new OfficeClock(world.Office.Time);
        var guard = new CaseGuard(db, clock, new Certificates(db, clock, world.Office.Actor, world.Office.Writer(db)));
        await new TakeBackMail(db, world.Office.Transactions(db), guard, world.Office.Actor, world.Office.Writer(db), world.Office.Time)
            .RunAsync(id, TestContext.Current.CancellationToken);
    }
}
