using System.Reflection;
using System.Text.RegularExpressions;
using Petitions.Cases;
using Petitions.Tests.Architecture.Fixtures;

namespace Petitions.Tests.Architecture;

public sealed partial class NamingTests
{
    [Fact]
    public void Type_Any_IsNamedForWhatItDoes() => Vague(SourceTree.Source).ShouldBeEmpty();

    [Fact]
    public void Type_NamedForNothing_IsFound() =>
        Vague(Path.Combine(SourceTree.Root, "tests", "Petitions.Tests", "Architecture", "Fixtures")).ShouldBe(["class CaseHelper", "class TaskManager"]);

    [Fact]
    public void UseCase_Any_IsSealed() => OpenUseCases(typeof(PetitionCase).Assembly).ShouldBeEmpty();

    [Fact]
    public void UseCase_ThatIsNotSealed_IsFound() => OpenUseCases(typeof(OpenUseCase).Assembly).ShouldBe([nameof(OpenUseCase)]);

    private static List<string> Vague(string folder) =>
        [.. SourceTree.Files(folder, "*.cs").SelectMany(file => VagueName().Matches(File.ReadAllText(file)).Select(match => match.Value)).Order(StringComparer.Ordinal)];

    private static List<string> OpenUseCases(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsSealed: false } && type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Any(m => m.Name == "RunAsync"))
            .Select(type => type.Name),
    ];

    // A tag helper is what ASP.NET calls it.
    [GeneratedRegex(@"\b(class|record|struct|interface|enum) \w*(Manager|(?<!Tag)Helper|Helpers|Util|Utils|Utility)\b")]
    private static partial Regex VagueName();
}
