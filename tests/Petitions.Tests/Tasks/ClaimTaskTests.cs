using Petitions.Rules;
using Petitions.Tasks;
using Petitions.TestKit;

namespace Petitions.Tests.Tasks;

public sealed class ClaimTaskTests : OfficeTest
{
    [Fact]
    public async Task Claim_ByTwoAtOnce_IsOnesAlone()
    {
        var task = await ReadTaskAsync();

        var claims = await Task.WhenAll(new[] { "clerk", "clerk2" }.Select(account => Task.Run(async () =>
        {
            try
            {
                await ClaimAsync(account, task);
                return "claimed";
            }
            catch (Conflict conflict)
            {
                return conflict.Code;
            }
        })));

        claims.Order().ShouldBe(["claimed", "task-claimed"]);
    }

    [Fact]
    public async Task Claim_OnesOwnClaim_ChangesNothing()
    {
        var task = await ReadTaskAsync();
        var first = await ClaimAsync("clerk", task);

        (await ClaimAsync("clerk", task)).Version.ShouldBe(first.Version);
    }

    [Fact]
    public async Task Claim_ByWhoeverHasNoPartInIt_IsNotThere()
    {
        var task = await ReadTaskAsync();

        await Should.ThrowAsync<NotVisible>(() => ClaimAsync("urban", task));
    }

    [Fact]
    public async Task Release_SomebodyElsesClaim_IsAConflict()
    {
        var task = await ReadTaskAsync();
        await ClaimAsync("clerk", task);

        await ConflictAsync("task-claimed", () => ReleaseAsync("clerk2", task));
    }

    [Fact]
    public async Task Release_OnesOwnClaim_LetsAnotherTakeIt()
    {
        var task = await ReadTaskAsync();
        await ClaimAsync("clerk", task);
        await ReleaseAsync("clerk", task);

        (await ClaimAsync("clerk2", task)).ClaimedBy.ShouldBe(World.PersonOf("clerk2"));
    }

    [Fact]
    public async Task Complete_ClaimedBySomebodyElse_IsAConflict()
    {
        var task = await ReadTaskAsync();
        await ClaimAsync("clerk", task);

        await ConflictAsync("task-claimed", () => Office.CompleteAsync("clerk2", task, "read", Readings.Claim));
    }

    [Fact]
    public async Task Complete_OnAnOldVersion_IsAConflict()
    {
        var task = await ReadTaskAsync();
        await ClaimAsync("clerk", task);

        await ConflictAsync("task-changed", () => Office.CompleteAsync("clerk", task, "read", Readings.Claim, version: 1));
    }

    [Fact]
    public async Task Complete_Again_SaysAlreadyDone()
    {
        var task = await ReadTaskAsync();
        await Office.CompleteAsync("clerk", task, "read", Readings.Claim);

        (await Office.CompleteAsync("clerk", task, "read", Readings.Claim)).AlreadyDone.ShouldBeTrue();
    }

    [Fact]
    public async Task Complete_DoneBySomebodyElse_IsAConflict()
    {
        var task = await ReadTaskAsync();
        await Office.CompleteAsync("clerk", task, "read", Readings.Claim);

        await ConflictAsync("task-already-done", () => Office.CompleteAsync("clerk2", task, "read", Readings.Claim));
    }

    private async Task<Guid> ReadTaskAsync() => (await Office.TaskAsync(await Office.ReceiveAsync(World.Noise), "read")).Id;

    private Task<HumanTask> ClaimAsync(string account, Guid task) => Office.As<ClaimTask, HumanTask>(account, claim => claim.RunAsync(task));

    private Task<HumanTask> ReleaseAsync(string account, Guid task) => Office.As<ReleaseTask, HumanTask>(account, release => release.RunAsync(task));
}
