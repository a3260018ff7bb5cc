using System.Reflection;
using System.Xml.Linq;
using Petitions.Tests.Architecture.Fixtures;
using Petitions.Workflows.Execution;

namespace Petitions.Tests.Architecture;

/// <summary>Web, Cli → Petitions → Petitions.Workflows, and nothing the other way (design §2).</summary>
public sealed class DependencyTests
{
    [Theory]
    [InlineData("Petitions.Workflows", "")]
    [InlineData("Petitions", "Petitions.Workflows")]
    [InlineData("Petitions.Cli", "Petitions")]
    [InlineData("Petitions.Web", "Petitions")]
    public void Project_Any_RefersOnlyToTheOneBelow(string project, string below) =>
        ProjectsOf(XDocument.Load(Path.Combine(SourceTree.Source, project, $"{project}.csproj"))).ShouldBe(below.Length == 0 ? [] : [below]);

    [Fact]
    public void Project_ThatRefersUpwards_IsFound() =>
        ProjectsOf(XDocument.Parse("""<Project><ItemGroup><ProjectReference Include="../Petitions.Web/Petitions.Web.csproj" /></ItemGroup></Project>""")).ShouldBe(["Petitions.Web"]);

    [Fact]
    public void Source_Folder_HoldsTheFourProjectsOnly() =>
        SourceTree.Files(SourceTree.Source, "*.csproj").Select(Path.GetFileNameWithoutExtension).Order()
            .ShouldBe(["Petitions", "Petitions.Cli", "Petitions.Web", "Petitions.Workflows"]);

    [Fact]
    public void Workflows_Assembly_KnowsNothingButJintAndTheBaseLibrary() =>
        Strangers(typeof(WorkflowRunner).Assembly).ShouldBeEmpty();

    [Fact]
    public void Assembly_ThatKnowsMore_IsFound() =>
        Strangers(typeof(OpenUseCase).Assembly).ShouldContain("Microsoft.EntityFrameworkCore");

    private static List<string> ProjectsOf(XDocument project) =>
        [.. project.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value))];

    // Acornima is Jint's own parser.
    private static List<string> Strangers(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(name => name is not ("Jint" or "Acornima" or "netstandard") && !name.StartsWith("System.", StringComparison.Ordinal))];
}
