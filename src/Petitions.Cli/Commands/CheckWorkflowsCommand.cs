using System.CommandLine;
using Petitions.Process;

namespace Petitions.Cli.Commands;

/// <summary><c>petitions check-workflows [file]</c>: lists every problem of workflow files with its JSON path.</summary>
internal static class CheckWorkflowsCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("file") { Description = "A workflow file or a folder of them.", DefaultValueFactory = _ => "workflows" };
        var command = new Command("check-workflows", "Check workflow files and list every problem.") { path };
        command.SetAction(result => Run(result.GetRequiredValue(path), result.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(string path, TextWriter output)
    {
        string[] files = File.Exists(path) ? [path] : Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0)
        {
            output.WriteLine($"There is no workflow file at '{path}'.");
            return 1;
        }

        var errors = 0;
        foreach (var file in files)
        {
            var problems = WorkflowCheck.Problems(File.ReadAllText(file));
            errors += problems.Count(WorkflowCheck.Refuses);
            foreach (var problem in problems) output.WriteLine($"{file}: {problem}");
            if (problems.Count == 0) output.WriteLine($"{file}: ok");
        }

        return errors > 0 ? 1 : 0;
    }
}
