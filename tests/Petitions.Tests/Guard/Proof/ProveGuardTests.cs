using CsCheck;
using Petitions.Cli.Proof;
using Petitions.Data.Seed;
using Petitions.Guard;

namespace Petitions.Tests.Guard.Proof;

/// <summary>domain.md §10.4: whatever everybody does in whatever office, nobody blocked is anywhere.</summary>
public sealed class ProveGuardTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("PETITIONS_LONG") == "1";

    [Fact]
    public async Task RandomOffices_UnderRandomActs_KeepEveryProperty()
    {
        var report = await new ProveGuard(IsLong ? 1_000_000 : 5_000, seed: 20260922).RunAsync(TestContext.Current.CancellationToken);
        report.Broken.ShouldBeEmpty();
        TestContext.Current.TestOutputHelper?.WriteLine(ProofWords.Of(report));
        foreach (var (name, count) in report.Surfaces)
            (count.Done + count.Refused + count.Hidden).ShouldBePositive($"{name} was never really tried");
    }

    [Fact]
    public async Task AnOfficeOfYours_UnderRandomActs_KeepsEveryProperty()
    {
        var report = await new ProveGuard(IsLong ? 100_000 : 1_500, seed: 1) { Office = OfficeSeed.Load }.RunAsync(TestContext.Current.CancellationToken);
        report.Broken.ShouldBeEmpty();
    }

    [Fact]
    public void Facts_OfARandomOffice_AgreeWithTheDefinitionReadAloud() => StandingsRandomOffice.Any.Sample(office =>
    {
        for (var day = 0; day < StandingsRandomOffice.Days; day++)
        {
            var (facts, oracle) = (new ProofFacts(office, StandingsOffice.Day(day)), new StandingsOracle(office, StandingsOffice.Day(day)));
            foreach (var subject in office.People.Select(p => StandingsSubject.Person(p.Id)).Concat(office.Units.Select(u => StandingsSubject.Unit(u.Id))))
            {
                facts.Of(subject).People.Order().ShouldBe(office.People.Select(p => p.Id).Where(p => oracle.OfPerson(p, subject).Any()).Order());
                facts.Of(subject).Units.Order().ShouldBe(office.Units.Select(u => u.Id).Where(u => oracle.OfUnit(u, subject).Any()).Order());
            }
        }
    }, iter: 200);
}
