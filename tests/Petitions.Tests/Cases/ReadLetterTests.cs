using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Cases;

public sealed class ReadLetterTests : OfficeTest
{
    [Fact]
    public async Task Read_Claim_FillsTheSlipAndGoesOnToRouting()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim.With("urgency", "urgent"));

        var letter = await Office.CaseAsync(number);
        (letter.Slip!.Class, letter.Slip.Urgency, letter.Slip.ReadBy, letter.Sealed).ShouldBe((PetitionClass.Claim, Urgency.Urgent, World.PersonOf("clerk"), false));
        (await Office.OpenStepsAsync(number)).ShouldBe(["route"]);
    }

    [Fact]
    public async Task Read_WithoutAnAbstract_NamesEveryMissingField()
    {
        var number = await Office.ReceiveAsync(World.Noise);

        var refusal = await Should.ThrowAsync<DataInvalid>(() => Office.CompleteAsync("clerk", number, "read", "read", new JsonObject { ["class"] = "claim" }));

        refusal.Problems.Keys.ShouldContain("abstract");
        refusal.Problems.Keys.ShouldContain("accused");
        (await Office.OpenStepsAsync(number)).ShouldBe(["read"]);
    }

    [Fact]
    public async Task Read_UnclearWithoutAReason_IsRefused() => await ReadingIsRefusedAsync(new JsonObject { ["state"] = "unclear" });

    [Fact]
    public async Task Read_NamedWithoutAnybody_IsRefused() => await ReadingIsRefusedAsync(new JsonObject { ["state"] = "named", ["people"] = new JsonArray() });

    [Fact]
    public async Task Read_AccusedWhoIsNotInTheDirectory_IsRefused()
    {
        var number = await Office.ReceiveAsync(World.Noise);

        await RefusedAsync("person-unknown", () => Office.CompleteAsync("clerk", number, "read", "read", Readings.Accusing("nobody")));
    }

    [Theory]
    [InlineData(PetitionClass.Suggestion, false)]
    [InlineData(PetitionClass.Claim, false)]
    [InlineData(PetitionClass.Accusation, true)]
    public async Task Read_AnyClass_SealsAccusationsOnly(PetitionClass petitionClass, bool isSealed)
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(petitionClass));

        (await Office.CaseAsync(number)).Sealed.ShouldBe(isSealed);
    }

    [Fact]
    public async Task Read_UnclearWhomItAccuses_IsSealed()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(PetitionClass.Claim, Readings.Unclear("只写“李局长”")));

        (await Office.CaseAsync(number)).Sealed.ShouldBeTrue();
    }

    [Fact]
    public async Task Read_ByADepartment_IsNotThere()
    {
        var number = await Office.ReceiveAsync(World.Noise);

        await Should.ThrowAsync<NotVisible>(() => Office.CompleteAsync("urban", number, "read", "read", Readings.Claim));
    }

    private async Task ReadingIsRefusedAsync(JsonObject accused)
    {
        var number = await Office.ReceiveAsync(World.Noise);

        await RefusedAsync("data-invalid", () => Office.CompleteAsync("clerk", number, "read", "read", Readings.Of(PetitionClass.Claim, accused)));
    }
}
