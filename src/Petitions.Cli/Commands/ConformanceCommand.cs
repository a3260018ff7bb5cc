using System.CommandLine;
using Petitions.Workflows.Conformance;

namespace Petitions.Cli.Commands;

/// <summary><c>petitions conformance folder</c>: replays recorded runs of Elsa and says which of them this runtime repeats.</summary>
internal static class ConformanceCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Folder with the recorded cases (NNN-name.json)." };
        var command = new Command("conformance", "Replay recorded runs of Elsa Workflows 3 and compare.") { folder };
        command.SetAction(result => Run(result.GetRequiredValue(folder).FullName, result.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(string folder, TextWriter output)
    {
        if (!Directory.Exists(folder))
        {
            output.WriteLine($"There is no folder '{folder}'.");
            return 1;
        }

        var runner = new ConformanceRunner();
        var counts = new Dictionary<ConformanceVerdict, int>();
        foreach (var conformanceCase in ConformanceCase.LoadAll(folder))
        {
            var result = runner.Judge(conformanceCase);
            counts[result.Verdict] = counts.GetValueOrDefault(result.Verdict) + 1;
            output.WriteLine(result);
        }

        var failed = counts.GetValueOrDefault(ConformanceVerdict.Fail);
        output.WriteLine($"{counts.GetValueOrDefault(ConformanceVerdict.Pass)} pass, {counts.GetValueOrDefault(ConformanceVerdict.Quirk)} quirk, {failed} fail");
        return failed > 0 || counts.Count == 0 ? 1 : 0;
    }
}
