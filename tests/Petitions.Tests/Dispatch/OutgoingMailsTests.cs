using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Dispatch;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Dispatch;

/// <summary>The mails of the office before somebody who looks after them: taken back, sent again, and only where he sees the case.</summary>
public sealed class OutgoingMailsTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task TakeBack_BeforeItLeaves_ItNeverDoes()
    {
        await using var office = await OfficeWorld.CreateAsync();
        var mail = await WrittenAsync(office, World.Noise);

        await TakeBackAsync(office, "clerk", mail);

        (await StateAsync(office, mail)).ShouldBe(MailState.Cancelled);
        (await office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == "mail.takenBack"))).ShouldBe(1);
        (await Should.ThrowAsync<RuleBroken>(() => TakeBackAsync(office, "clerk", mail))).Code.ShouldBe("mail-already-left");
    }

    [Fact]
    public async Task TakeBack_WhenItsTimeHasCome_IsRefused()
    {
        await using var office = await OfficeWorld.CreateAsync();
        var mail = await WrittenAsync(office, World.Noise);
        office.Time.Advance(Delay);

        (await Should.ThrowAsync<RuleBroken>(() => TakeBackAsync(office, "clerk", mail))).Code.ShouldBe("mail-already-left");
    }

    [Fact]
    public async Task TakeBack_WaitingForItsNextAttempt_IsRefused()
    {
        await using var office = await OfficeWorld.CreateAsync();
        var mail = await WrittenAsync(office, World.Noise);
        await office.ChangeAsync(async db => (await db.Outbox.SingleAsync(m => m.Id == mail)).Attempts = 1);

        (await Should.ThrowAsync<RuleBroken>(() => TakeBackAsync(office, "clerk", mail))).Code.ShouldBe("mail-already-left");
    }

    [Theory]
    [InlineData("auditor")]
    [InlineData("urbanhead")]
    [InlineData("archivist")]
    public async Task TakeBack_ByWhoeverDoesNotLookAfterMails_IsNotVisible(string account)
    {
        await using var office = await OfficeWorld.CreateAsync();
        var mail = await WrittenAsync(office, World.Noise);

        await Should.ThrowAsync<NotVisible>(() => TakeBackAsync(office, account, mail));
        await Should.ThrowAsync<NotVisible>(() => TakeBackAsync(office, "clerk", Guid.NewGuid()));
    }

    [Theory]
    [InlineData(MailState.Failed)]
    [InlineData(MailState.Returned)]
    public async Task SendAgain_OfAMailThatDidNotArrive_WaitsUnderTheSameMessageId(MailState state)
    {
        await using var office = await OfficeWorld.CreateAsync();
        var mail = await WrittenAsync(office, World.Noise);
        await office.ChangeAsync(async db =>
        {
            var row = await db.Outbox.SingleAsync(m => m.Id == mail);
            (row.State, row.Attempts) = (state, 12);
        });

        await office.As<SendMailAgain>("clerk", again => again.RunAsync(mail));

        var sent = await office.AskAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Id == mail));
        (sent.State, sent.Attempts, sent.MessageId).ShouldBe((MailState.Waiting, 0, $"{mail:N}@petitions"));
        (await Should.ThrowAsync<RuleBroken>(() => office.As<SendMailAgain>("clerk", again => again.RunAsync(mail)))).Code.ShouldBe("mail-not-failed");
    }

    [Fact]
    public async Task List_OfWhomACaseIsClosedTo_HasNoneOfItsMails()
    {
        await using var office = await OfficeWorld.CreateAsync();
        var open = await WrittenAsync(office, await office.ReadAsync(World.Noise, Readings.Claim));
        var number = await office.ReceiveAsync(World.Lamps);
        var hidden = await WrittenAsync(office, number);
        await office.CompleteAsync("clerk", number, "read", "read", Readings.Of(PetitionClass.Claim, Readings.Named(World.PersonOf("clerk2"))));

        (await IdsAsync(office, "clerk2")).ShouldBe([open]);
        (await IdsAsync(office, "clerk")).ShouldBe([open, hidden], ignoreOrder: true);
        await Should.ThrowAsync<NotVisible>(() => office.As<SendMailAgain>("clerk2", again => again.RunAsync(hidden)));
    }

    private static async Task<Guid> WrittenAsync(OfficeWorld office, LetterReceived letter) => await WrittenAsync(office, await office.ReceiveAsync(letter));

    private static async Task<Guid> WrittenAsync(OfficeWorld office, string number)
    {
        var id = Guid.CreateVersion7();
        await office.ChangeAsync(async db => db.Outbox.Add(new OutboxMail
        {
            Id = id,
            CaseId = (await db.Cases.SingleAsync(c => c.Number == number)).Id,
            Kind = "notice",
            MessageId = $"{id:N}@petitions",
            To = "wang@example.cn",
            Subject = "告知书",
            Text = "已受理。",
            CreatedAt = office.Now,
            NotBefore = office.Now + Delay,
        }));
        return id;
    }

    private static Task TakeBackAsync(OfficeWorld office, string account, Guid mail) => office.As<TakeBackMail>(account, takeBack => takeBack.RunAsync(mail));

    private static async Task<IEnumerable<Guid>> IdsAsync(OfficeWorld office, string account) =>
        (await office.As<OutgoingMails, (IReadOnlyList<OutgoingMails.Line> Mails, int)>(account, mails => mails.ListAsync(null, 0, 50))).Mails.Select(m => m.Id);

    private static Task<MailState> StateAsync(OfficeWorld office, Guid mail) => office.AskAsync(async db => (await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == mail)).State);
}
