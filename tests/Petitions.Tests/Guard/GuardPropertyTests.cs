using CsCheck;
using Petitions.TestKit;

namespace Petitions.Tests.Guard;

public sealed class GuardPropertyTests
{
    private static readonly Gen<(Happening What, int A, int B, int C)[]> Weeks =
        Gen.Select(Gen.Enum<Happening>(), Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999]).Array[8, 14];

    private static readonly long Runs = Environment.GetEnvironmentVariable("PETITIONS_LONG") == "1" ? 500 : 8;

    /// <summary>domain.md §10.4 (1): no blocked person ever is holder, eligible, recipient, addressee or viewer.</summary>
    [Fact]
    public async Task Guard_WhateverHappens_LeavesNobodyBlockedAnywhere() => await Weeks.SampleAsync(
        async week =>
        {
            await using var world = await OfficeWorld.CreateAsync();
            await world.SentAsync();
            await world.AssignedAsync();
            await world.ReadAsync(World.Lamps, Readings.Suggestion);
            await world.AccusationAsync("cui-hong");
            var (office, checker) = (new GuardOffice(world), new GuardChecker(world));
            await checker.CheckAsync();
            foreach (var (what, a, b, c) in week)
            {
                await office.HappenAsync(what, a, b, c);
                await world.SweepAsync();
                await checker.CheckAsync();
            }
        },
        iter: Runs, threads: 2);
}
