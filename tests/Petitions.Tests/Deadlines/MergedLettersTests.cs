using Microsoft.EntityFrameworkCore;
using Petitions.Intake.Duplicates;
using Petitions.TestKit;

namespace Petitions.Tests.Deadlines;

/// <summary>Letters that are handled together, or have to do with each other, and their clocks (intake.md §3 case 28).</summary>
public sealed class MergedLettersTests : ClockTest
{
    [Theory]
    [Trait("DeadlineCase", "28")]
    [InlineData(LinkKind.Merged)]
    [InlineData(LinkKind.Duplicate)]
    [InlineData(LinkKind.Repeat)]
    [InlineData(LinkKind.Related)]
    public async Task Case28_LettersLinked_RunOnEachByItsOwnClocksAndUndoingTheLinkMovesNone(LinkKind kind)
    {
        var first = await Office.ReadAsync(World.Noise, Readings.Claim);
        Office.MoveTo("2026-09-23T09:00");
        var second = await Office.ReadAsync(World.Noise, Readings.Claim);
        var before = await ClocksAsync();

        var link = await Office.As<LinkCases, CaseLink>("clerk", links => links.RunAsync(second, first, kind));
        (await ClocksAsync()).ShouldBe(before);
        await Office.As<UndoLink>("clerk", undo => undo.RunAsync(link.Id));
        (await ClocksAsync()).ShouldBe(before);
    }

    [Fact]
    [Trait("DeadlineCase", "28")]
    public async Task Case28_OneOfTwoMergedLettersAnswered_LeavesTheOtherWithAllItsClocks()
    {
        var second = await Office.ReadAsync(World.Noise, Readings.Claim);
        var first = await Office.RepliedAsync();
        var before = await RunningAsync(second);

        await Office.As<LinkCases, CaseLink>("clerk", links => links.RunAsync(second, first, LinkKind.Merged));

        before.ShouldNotBeEmpty();
        (await RunningAsync(second)).ShouldBe(before);
    }

    private Task<List<string>> ClocksAsync() => Office.AskAsync(async db =>
        (await db.Deadlines.AsNoTracking().OrderBy(d => d.Id).ToListAsync()).ConvertAll(d => $"{d.Id} {d.RuleId} {d.DueAt:O} {d.DueVersion} {d.MetAt:O} {d.EndedAt:O} {d.EndReason}"));

    private Task<List<string>> RunningAsync(string number) => Office.AskAsync(db => db.Deadlines
        .Where(d => d.MetAt == null && d.EndedAt == null && db.Cases.Any(c => c.Id == d.CaseId && c.Number == number)).OrderBy(d => d.RuleId).Select(d => d.RuleId).ToListAsync());
}
