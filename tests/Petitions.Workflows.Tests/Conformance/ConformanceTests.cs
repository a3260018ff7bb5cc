using Petitions.Workflows.Conformance;

namespace Petitions.Workflows.Tests.Conformance;

public sealed class ConformanceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Conformance", "Cases");

    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, "Conformance", "Own");

    public static TheoryData<string> OwnNames => new(ConformanceCase.LoadAll(Own).Select(conformanceCase => conformanceCase.Name));

    public static TheoryData<string> CaseNames => new(ConformanceCase.LoadAll(Folder).Select(conformanceCase => conformanceCase.Name));

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Case_Replayed_EqualsItsRecordOrItsReviewedDeviation(string name)
    {
        var result = new ConformanceRunner().Judge(ConformanceCase.Load(Path.Combine(Folder, name + ".json")));

        result.ToString().ShouldBe($"pass  {name} ({result.Area})");
    }

    // Not recorded: what the rules of Elsa say of things that no recorded case asks for.
    [Theory]
    [MemberData(nameof(OwnNames))]
    public void OwnCase_Replayed_EqualsWhatElsasRulesSay(string name)
    {
        var result = new ConformanceRunner().Judge(ConformanceCase.Load(Path.Combine(Own, name + ".json")));

        result.ToString().ShouldBe($"pass  {name} ({result.Area})");
    }

    [Fact]
    public void Cases_AreAllThere() => ConformanceCase.LoadAll(Folder).Count.ShouldBe(98);
}
