using System.Text.RegularExpressions;
using Petitions.Jobs;
using Petitions.Web.Tests.Hosting;

namespace Petitions.Web.Tests.Guard;

/// <summary>A new way to a case that nobody has thought of the guard for fails here.</summary>
public sealed partial class SurfaceTableTests(WebOffice office) : IClassFixture<WebOffice>
{
    /// <summary>Reads stored rows of a case and asks no guard itself: why that is right.</summary>
    private static readonly IReadOnlyDictionary<string, string> ReadsPastTheGuard = new Dictionary<string, string>
    {
        ["Petitions.Web/Pages/Cases/CaseTimes.cs"] = "called with the number of a case that CaseReader has let through",
        ["Petitions.Web/Pages/Cases/PrintedPage.cs"] = "after CaseReader has let the case through",
        ["Petitions.Web/Pages/Cases/Show.cshtml.cs"] = "after CaseReader has let the case through",
        ["Petitions.Web/Api/VisitsApi.cs"] = "the tasks of the visit that was registered in this very act",
        ["Petitions.Web/Pages/Tasks/Show.cshtml.cs"] = "after CompleteTask has said task-already-done, which it says only to whom the case is visible; CaseReader asks again",
        ["Petitions.Web/Pages/Approvals.cshtml.cs"] = "the versions of tasks that MyTasks has let through",
        ["Petitions.Web/Api/LettersApi.cs"] = "the tasks of the letter that was received in this very act",
    };

    [Fact]
    public void Routes_OfTheHost_AreAllInTheTable() => Endpoints.Of(office).ShouldBe(SurfaceTable.Routes.Keys, ignoreOrder: true);

    [Fact]
    public void Jobs_OfTheApplication_AreAllInTheTable() =>
        typeof(SweepJob).Assembly.GetTypes().Where(t => t.Namespace == typeof(SweepJob).Namespace && t.Name.EndsWith("Job", StringComparison.Ordinal)).Select(t => t.Name)
            .ShouldBe(SurfaceTable.Jobs.Keys, ignoreOrder: true);

    [Fact]
    public void Mails_AndNotices_AreWrittenOnlyWhereTheTableSays() =>
        Sources().Where(s => Writes().IsMatch(s.Text)).Select(s => s.Path).ShouldBe(SurfaceTable.Writers.Keys, ignoreOrder: true);

    [Fact]
    public void Exports_AreMadeOnlyWhereTheTableSays() =>
        Sources().Where(s => Exported().IsMatch(s.Text)).Select(s => s.Path).ShouldBe(SurfaceTable.Exports.Keys, ignoreOrder: true);

    [Fact]
    public void Pages_AndApi_ReadNothingOfACasePastTheGuard() =>
        Sources().Where(s => s.Path.StartsWith("Petitions.Web/", StringComparison.Ordinal) && ReadsCases().IsMatch(s.Text) && !Guarded().IsMatch(s.Text)).Select(s => s.Path)
            .ShouldBe(ReadsPastTheGuard.Keys, ignoreOrder: true);

    [GeneratedRegex(@"new OutboxMail\b|new Notice\b|[nN]otices\.AddAsync")]
    private static partial Regex Writes();

    [GeneratedRegex(@"MiniExcel|WordprocessingDocument\.Create|text/csv")]
    private static partial Regex Exported();

    [GeneratedRegex(@"\bdb\.(Cases|Tasks|OfficialLetters|Petitioners|Attachments|Steps|Deadlines|Notices|Outbox|Journal|Accused|Replies|Enclosures|NameFinds|CaseParties|WorkflowInstances)\b")]
    private static partial Regex ReadsCases();

    [GeneratedRegex(@"guard\.(Visible|OpenTasks)\(")]
    private static partial Regex Guarded();

    private static IEnumerable<(string Path, string Text)> Sources()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Petitions.sln")))
            root = Path.GetDirectoryName(root) ?? throw new DirectoryNotFoundException("Petitions.sln");
        var source = Path.Combine(root, "src");
        return Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(source, file).Replace('\\', '/'), File: file))
            .Where(f => (f.Path.StartsWith("Petitions/", StringComparison.Ordinal) || f.Path.StartsWith("Petitions.Web/", StringComparison.Ordinal)) && !f.Path.Contains("/obj/", StringComparison.Ordinal))
            .Select(f => (f.Path, File.ReadAllText(f.File)));
    }
}
