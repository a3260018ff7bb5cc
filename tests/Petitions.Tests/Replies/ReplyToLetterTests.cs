using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Replies;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Replies;

public sealed class ReplyToLetterTests : OfficeTest
{
    private static readonly PetitionerForm Nobody = new("王芳", null, null, null, null, null, null, null, null);

    [Fact]
    public async Task Reply_Served_KeepsChannelTimeAndProof()
    {
        var number = await Office.SignedAsync();

        await Office.CompleteAsync("urban", number, "reply", "replied", new { text = "已解决", channel = "phone", servedAt = World.Morning, proof = "通话记录" });

        var reply = await Office.AskAsync(db => db.Replies.SingleAsync());
        (reply.Channel, reply.ServedAt, reply.Proof, reply.RepliedBy).ShouldBe((ReplyChannel.Phone, World.Morning.UtcDateTime, "通话记录", World.PersonOf("urban")));
        (await Office.CaseAsync(number)).Closing.IsAnswered.ShouldBeTrue();
    }

    [Fact]
    public async Task Reply_ServedBeforeTheLetterCame_IsRefused()
    {
        var number = await Office.SignedAsync();

        await RefusedAsync("served-before-receipt", () => Office.CompleteAsync("urban", number, "reply", "replied", new { text = "已解决", channel = "post", servedAt = World.Morning.AddDays(-1) }));
    }

    [Theory]
    [InlineData(null, null, null, "")]
    [InlineData("江湾路18号", null, null, "Post,InPerson")]
    [InlineData(null, "13800000018", null, "InPerson,Phone")]
    [InlineData(null, null, "wang@example.com", "InPerson,Mail")]
    public async Task Reply_Channels_AreThoseTheWriterCanBeReachedBy(string? address, string? phone, string? email, string channels)
    {
        var number = await NoActionAsync(Nobody with { Address = address, Phone = phone, Email = email });

        foreach (var channel in Enum.GetValues<ReplyChannel>())
        {
            Task Reply() => Office.CompleteAsync("clerk", number, "reply", "replied", new { text = "已解决", channel = channel.ToString().ToLowerInvariant() is "inperson" ? "inPerson" : channel.ToString().ToLowerInvariant(), servedAt = World.Morning });
            if (channels.Length > 0 && !channels.Contains(channel.ToString(), StringComparison.Ordinal))
                await RefusedAsync("data-invalid", Reply);
            else if (channels.Length == 0)
                await RefusedAsync("outcome-unknown", Reply);
        }

        if (channels.Length > 0)
            await Office.CompleteAsync("clerk", number, "reply", "replied", new { text = "已解决", channel = "inPerson", servedAt = World.Morning });
    }

    [Fact]
    public async Task Reply_ByMail_GoesIntoTheOutboxOnce()
    {
        var number = await NoActionAsync(Nobody with { Email = "wang@example.com" });

        await Office.CompleteAsync("clerk", number, "reply", "replied", new { text = "您反映的问题已答复。", channel = "mail", servedAt = World.Morning });

        var mail = await Office.AskAsync(db => db.Outbox.SingleAsync());
        (mail.To, mail.Text, mail.Kind).ShouldBe(("wang@example.com", "您反映的问题已答复。", "reply"));
        mail.Subject.ShouldContain(number);
    }

    [Fact]
    public async Task NoReply_WriterWhoCanBeReached_HasNoReason()
    {
        var number = await NoActionAsync(World.PetitionerWangFang);

        await RefusedAsync("outcome-unknown", () => NoReplyAsync(number, "unknownWriter"));
    }

    [Fact]
    public async Task NoReply_UnknownWriter_IsTheOnlyReasonOffered()
    {
        var number = await NoActionAsync(null);

        await RefusedAsync("data-invalid", () => NoReplyAsync(number, "leaderMatter"));
        await RefusedAsync("data-invalid", () => NoReplyAsync(number, "protectedChannel"));
        await NoReplyAsync(number, "unknownWriter");

        (await Office.OpenStepsAsync(number)).ShouldBe(["confirm"]);
    }

    [Fact]
    public async Task NoReply_SealedAccusation_MayUseTheProtectedChannel()
    {
        var number = await Office.AccusationAsync();
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.PresentDirect("shen-yulan"));
        await Office.CompleteAsync("leader2", number, "instruct", "noted", new { });

        await Office.CompleteAsync("sealed", number, "reply", "noReply", new { reasonCode = "protectedChannel" });

        (await Office.CaseAsync(number)).Closing.NoReplyReason.ShouldBe(NoReplyReason.ProtectedChannel);
    }

    [Fact]
    public async Task Confirm_Refused_GoesBackToTheReply()
    {
        var number = await NoActionAsync(null);
        await NoReplyAsync(number, "unknownWriter");

        await Office.CompleteAsync("officedeputy", number, "confirm", "refused", new { opinion = "信封有地址" });

        (await Office.OpenStepsAsync(number)).ShouldBe(["reply"]);
        (await Office.CaseAsync(number)).Closing.NoReplyReason.ShouldBeNull();
    }

    [Fact]
    public async Task Confirm_ByTheAuthorOfTheReason_IsNotThere()
    {
        await Office.ChangeAsync(async db =>
        {
            db.AccountRoles.Add(new() { UserName = "officehead", Role = Petitions.Access.Role.Clerk, From = new(2026, 1, 1) });
            await Petitions.Offices.DirectoryCache.ChangedAsync(db);
        });
        var number = await NoActionAsync(null);
        await Office.CompleteAsync("officehead", number, "reply", "noReply", new { reasonCode = "unknownWriter" });

        await Should.ThrowAsync<NotVisible>(() => Office.CompleteAsync("officehead", number, "confirm", "confirmed", new { }));
        await Office.CompleteAsync("officedeputy", number, "confirm", "confirmed", new { });
        (await Office.OpenStepsAsync(number)).ShouldBe(["archive"]);
    }

    [Fact]
    public async Task Confirm_WorkflowFileThatAsksNoSecondPerson_IsRefused()
    {
        await Office.PublishAsync(Flows.LetterWith(("{role: 'officeHead', notBy: 'reply'}", "{role: 'officeHead'}")));
        var number = await NoActionAsync(null);
        await NoReplyAsync(number, "unknownWriter");

        await RefusedAsync("second-person-needed", () => Office.CompleteAsync("officehead", number, "confirm", "confirmed", new { }));
    }

    private Task NoReplyAsync(string number, string reasonCode) => Office.CompleteAsync("clerk", number, "reply", "noReply", new { reasonCode });

    private async Task<string> NoActionAsync(PetitionerForm? writer)
    {
        var number = await Office.ReadAsync(World.Noise with { Petitioner = writer }, Readings.Claim);
        await Office.CompleteAsync("clerk", number, "route", "proposed", Proposals.NoAction());
        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });
        return number;
    }
}
