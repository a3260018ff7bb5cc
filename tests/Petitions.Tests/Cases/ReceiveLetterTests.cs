using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.TestKit;

namespace Petitions.Tests.Cases;

public sealed class ReceiveLetterTests : OfficeTest
{
    [Fact]
    public async Task Receive_SeveralLetters_NumbersTheRegisterWithoutAGap()
    {
        for (var i = 0; i < 3; i++)
            await Office.ReceiveAsync(World.Noise);

        (await NumbersAsync()).ShouldBe(["来2026-00001", "来2026-00002", "来2026-00003"]);
    }

    [Fact]
    public async Task Receive_RefusedBetweenTwo_TakesNoNumber()
    {
        await Office.ReceiveAsync(World.Noise);
        await RefusedAsync("title-needed", () => Office.ReceiveAsync(World.Noise with { Title = " " }));
        await Office.ReceiveAsync(World.Noise);

        (await NumbersAsync()).ShouldBe(["来2026-00001", "来2026-00002"]);
        (await Office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == "letter.received"))).ShouldBe(2);
    }

    [Fact]
    public async Task Receive_FromFourSidesAtOnce_NumbersWithoutAGap()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Office.ReceiveAsync(World.Noise))));

        (await NumbersAsync()).ShouldBe(Enumerable.Range(1, 8).Select(i => $"来2026-0000{i}"));
    }

    [Fact]
    public async Task Receive_InANewYear_BeginsTheRegisterAnew()
    {
        await Office.ReceiveAsync(World.Noise);
        Office.MoveTo("2027-01-04T09:00");

        await Office.ReceiveAsync(World.Noise);

        (await NumbersAsync()).ShouldBe(["来2026-00001", "来2027-00001"]);
    }

    [Fact]
    public async Task Receive_AnyLetter_HasACaseNumberThatTellsNoSequence()
    {
        var number = await Office.ReceiveAsync(World.Noise);

        CaseNumber.IsWellFormed(number).ShouldBeTrue();
        number.ShouldStartWith("LX-2026-");
    }

    [Fact]
    public async Task Receive_DamagedWithPiecesMissing_KeepsTheConditionOnRecord()
    {
        var number = await Office.ReceiveAsync(Letters.Received with
        {
            Pieces = 2,
            PiecesExpected = 3,
            Damaged = true,
            DamageNote = "封口破损",
            AddressCorrect = false,
            Carrier = "邮政",
            Addressee = new Addressee("petitions", null, "江湾区信访局"),
            Sender = new Sender("江湾路18号 王", null),
            PostmarkedOn = new DateOnly(2026, 9, 19),
        });

        var receipt = (await Office.CaseAsync(number)).Receipt;
        (receipt.Pieces, receipt.PiecesExpected, receipt.Damaged, receipt.DamageNote, receipt.AddressCorrect).ShouldBe((2, 3, true, "封口破损", false));
        (receipt.Carrier, receipt.AddresseeUnit, receipt.AddresseeAsWritten, receipt.SenderAsWritten).ShouldBe(("邮政", "petitions", "江湾区信访局", "江湾路18号 王"));
        (receipt.PostmarkedOn, receipt.ReceivedBy).ShouldBe((new DateOnly(2026, 9, 19), World.PersonOf("clerk")));
    }

    [Fact]
    public async Task Receive_Unopened_WaitsForOpening()
    {
        var number = await Office.ReceiveAsync(Letters.Received);

        (await Office.OpenStepsAsync(number)).ShouldBe(["open"]);
        (await Office.CaseAsync(number)).Registration.ShouldBeNull();
    }

    [Fact]
    public async Task Receive_WithNoPiece_IsRefused() =>
        await RefusedAsync("pieces-positive", () => Office.ReceiveAsync(Letters.Received with { Pieces = 0 }));

    [Fact]
    public async Task Receive_Tomorrow_IsRefused() =>
        await RefusedAsync("received-in-future", () => Office.ReceiveAsync(Letters.Received with { ReceivedAt = World.Morning.AddDays(1) }));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Receive_PrivateOrSecretAsOpened_IsRefused(bool isPrivate, bool secret)
    {
        await RefusedAsync("letter-must-stay-closed", () => Office.ReceiveAsync(World.Noise with { Private = isPrivate, Secret = secret }));

        (await NumbersAsync()).ShouldBeEmpty();
    }

    private Task<List<string>> NumbersAsync() =>
        Office.AskAsync(db => db.Cases.Select(c => c.Receipt.ReceiptNumber).OrderBy(n => n).ToListAsync());
}
