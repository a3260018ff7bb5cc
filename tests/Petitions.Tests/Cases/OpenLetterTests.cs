using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Guard;
using Petitions.TestKit;

namespace Petitions.Tests.Cases;

public sealed class OpenLetterTests : OfficeTest
{
    [Fact]
    public async Task Open_WithEnclosures_KeepsCashAndPapersInCustody()
    {
        var number = await Office.ReceiveAsync(World.Noise with
        {
            Enclosures =
            [
                Letters.Enclosed(EnclosureKind.Cash, "现金", 200),
                Letters.Enclosed(EnclosureKind.Identity, "身份证原件"),
                Letters.Enclosed(EnclosureKind.Photo, "照片"),
                Letters.Enclosed(EnclosureKind.Disc, "光盘", custody: Custody.Returned),
            ],
        });

        var kept = await Office.AskAsync(db => db.Enclosures.Where(e => db.Cases.Any(c => c.Id == e.CaseId && c.Number == number)).OrderBy(e => e.Id).ToListAsync());
        kept.Select(e => (e.Kind, e.Custody, e.Quantity)).ShouldBe(
        [
            (EnclosureKind.Cash, Custody.InCustody, 1), (EnclosureKind.Identity, Custody.InCustody, 1),
            (EnclosureKind.Photo, Custody.WithCase, 1), (EnclosureKind.Disc, Custody.Returned, 1),
        ]);
        kept[0].Value.ShouldBe(200);
        kept.ShouldAllBe(e => e.RegisteredBy == World.PersonOf("clerk"));
    }

    [Fact]
    public async Task Open_WithAnIdNumber_KeepsItReadableToNobodyWithoutTheKey()
    {
        const string IdNumber = "110101199003078515";
        var number = await Office.ReceiveAsync(World.Noise with { Petitioner = World.PetitionerWangFang with { IdNumber = IdNumber } });

        var id = (await Office.CaseAsync(number)).Id;
        var petitioner = await Office.AskAsync(db => db.Petitioners.SingleAsync(p => p.CaseId == id));
        (await Office.As<IdentityVault, string>(null, vault => Task.FromResult(vault.Open(petitioner.IdNumberSealed!, id)))).ShouldBe(IdNumber);
        (await Office.AskAsync(db => db.Steps.Where(s => s.CaseId == id).Select(s => s.DataJson).ToListAsync())).ShouldAllBe(data => !data.Contains(IdNumber));
    }

    [Fact]
    public async Task Open_Later_RegistersAndGoesOnToReading()
    {
        var number = await Office.ReceiveAsync(Letters.Received);

        await Office.CompleteAsync("clerk2", number, "open", "opened", new { title = "反映道路积水", jointCount = 7, place = "江湾路" });

        var registration = (await Office.CaseAsync(number)).Registration!;
        (registration.Title, registration.JointCount, registration.Place, registration.OpenedBy).ShouldBe(("反映道路积水", 7, "江湾路", World.PersonOf("clerk2")));
        (await Office.OpenStepsAsync(number)).ShouldBe(["read"]);
    }

    [Theory]
    [InlineData("doNotOpen", NoReplyReason.Unopened)]
    [InlineData("misdelivered", NoReplyReason.Misdelivered)]
    public async Task Open_NotOurs_EndsAsAnEnvelopeThatASecondPersonConfirmed(string outcome, NoReplyReason reason)
    {
        var number = await Office.ReceiveAsync(Letters.Received);
        await Office.CompleteAsync("clerk", number, "open", outcome, new { });
        (await Office.CaseAsync(number)).Closing.NoReplyReason.ShouldBe(reason);

        await Office.CompleteAsync("officehead", number, "confirm", "confirmed", new { });
        await Office.CompleteAsync("archivist", number, "archive", "archived", new { retention = "tenYears" });

        (await Office.CaseAsync(number)).ClosedAt.ShouldBe(Office.Now);
        (await Office.AskAsync(db => db.Deadlines.AllAsync(d => d.EndedAt != null && d.EndReason == outcome))).ShouldBeTrue();
    }

    [Fact]
    public async Task Open_MisdeliveredNotConfirmed_GoesBackToBeOpened()
    {
        var number = await Office.ReceiveAsync(Letters.Received);
        await Office.CompleteAsync("clerk", number, "open", "misdelivered", new { });

        await Office.CompleteAsync("officehead", number, "confirm", "refused", new { opinion = "是本机关的信" });

        (await Office.CaseAsync(number)).Closing.NoReplyReason.ShouldBeNull();
        await Office.CompleteAsync("clerk", number, "open", "opened", new { title = "来信" });
        (await Office.OpenStepsAsync(number)).ShouldBe(["read"]);
    }

    [Fact]
    public async Task Open_OpenedAfterARefusedEnvelope_HasItsClocksRunningAgain()
    {
        var number = await Office.ReceiveAsync(Letters.Received);
        await Office.CompleteAsync("clerk", number, "open", "misdelivered", new { });
        await Office.CompleteAsync("officehead", number, "confirm", "refused", new { opinion = "是本机关的信" });

        await Office.CompleteAsync("clerk", number, "open", "opened", new { title = "来信" });

        (await Office.AskAsync(db => db.Deadlines.SingleAsync(d => d.RuleId == "forward-3-days"))).IsRunning.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Open_PrivateOrSecret_MayNotBeOpened(bool isPrivate, bool secret)
    {
        var number = await Office.ReceiveAsync(Letters.Received with { Private = isPrivate, Secret = secret });

        await RefusedAsync("outcome-unknown", () => Office.CompleteAsync("clerk", number, "open", "opened", new { title = "来信" }));
    }
}
