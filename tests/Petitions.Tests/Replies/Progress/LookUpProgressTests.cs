using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Offices;
using Petitions.Replies.Progress;
using Petitions.TestKit;

namespace Petitions.Tests.Replies.Progress;

/// <summary>What whoever has number and code is told of his letter (domain.md §10.3 route 35).</summary>
public sealed class LookUpProgressTests : OfficeTest
{
    private static readonly DateOnly Today = new(2026, 9, 22);

    [Fact]
    public async Task Progress_OfAnAnsweredLetter_TellsItsStagesWithTheirDays()
    {
        var number = await Office.RepliedAsync();

        (await AskAsync(number, await CodeAsync(number)))!.ShouldBe(
        [
            new(ProgressStage.Registered, Today), new(ProgressStage.Forwarded, Today), new(ProgressStage.Accepted, Today), new(ProgressStage.Answered, Today),
        ]);
    }

    [Fact]
    public async Task Route35_ProgressOfAnAccusation_TellsTheStageAlone()
    {
        var number = await Office.AccusationAsync();

        (await AskAsync(number, await CodeAsync(number)))!.ShouldBe([new(ProgressStage.Registered, Today), new(ProgressStage.InHand, null)]);
    }

    [Fact]
    public async Task Progress_WithTheCodeOfAnotherLetter_TellsNothing()
    {
        var (one, two) = (await Office.ReceiveAsync(World.Noise), await Office.ReceiveAsync(World.Lamps));

        (await AskAsync(one, await CodeAsync(two))).ShouldBeNull();
        (await AskAsync("LX-2026-0000000", await CodeAsync(one))).ShouldBeNull();
        (await AskAsync(one, "")).ShouldBeNull();
    }

    [Fact]
    public async Task Code_ForANumberThereIsNot_TellsNothingEither()
    {
        const string Number = "LX-2026-999999X";

        (await AskAsync(Number, await CodeAsync(Number))).ShouldBeNull();
    }

    [Fact]
    public async Task Code_TypedAsPeopleType_IsTaken()
    {
        var number = await Office.ReceiveAsync(World.Noise);
        var code = await CodeAsync(number);

        foreach (var typed in new[] { code.ToLowerInvariant(), code.Replace("-", ""), $" {code.Replace("-", " - ")} ", string.Concat(code.Select(c => c == '-' ? c : (char)(c - '!' + '！'))) })
            (await AskAsync($" {number.ToLowerInvariant()} ", typed)).ShouldNotBeNull(typed);
    }

    [Fact]
    public async Task Code_IsToldToTheIntakeAndNobodyElse()
    {
        var number = await Office.RepliedAsync();

        (await ViewAsync("clerk")).QueryCode.ShouldBe(await CodeAsync(number));
        (await ViewAsync("urban")).QueryCode.ShouldBeNull();
        (await ViewAsync("officehead")).QueryCode.ShouldBeNull();

        Task<CaseView> ViewAsync(string account) => Office.As<CaseReader, CaseView>(account, reader => reader.RunAsync(number));
    }

    [Fact]
    public async Task Invitation_NamesThePageWhereTheOfficeIsReachedFromOutside()
    {
        await using var office = await OfficeWorld.CreateAsync(services => services.Configure<OfficeOptions>(o => o.PublicAddress = "https://xf.example.cn/"));

        var words = await office.As<QueryCode, string>(null, codes => Task.FromResult(codes.Invitation("LX-2026-1")));

        words.ShouldContain("https://xf.example.cn/progress");
        // Another office, another key.
        words.ShouldNotContain(await CodeAsync("LX-2026-1"));
    }

    private Task<string> CodeAsync(string number) => Office.As<QueryCode, string>(null, codes => Task.FromResult(codes.Of(number)));

    private Task<IReadOnlyList<ProgressLine>?> AskAsync(string number, string code) =>
        Office.As<LookUpProgress, IReadOnlyList<ProgressLine>?>(null, look => look.RunAsync(number, code));
}
