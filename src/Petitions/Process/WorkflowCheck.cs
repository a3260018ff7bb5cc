using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;

namespace Petitions.Process;

/// <summary>Everything wrong with a workflow file of the office: with its format, and with the ways it leaves to a letter.</summary>
public static class WorkflowCheck
{
    public static IReadOnlyList<DefinitionProblem> Problems(string json)
    {
        var problems = WorkflowDefinitionReader.Check(json, ActivityRegistry.BuiltIn());
        // The ways can be judged only of a file that can be read.
        return problems.Any(p => p.Severity == ProblemSeverity.Error)
            ? problems
            : [.. problems, .. SafeOrder.Check(WorkflowDefinitionReader.Read(json, ActivityRegistry.BuiltIn()))];
    }

    /// <summary>Whether a problem keeps a file from being published. The office takes no mistake that Elsa would pass over.</summary>
    public static bool Refuses(DefinitionProblem problem) => problem.Severity != ProblemSeverity.Warning;

    /// <exception cref="InvalidDefinitionException">Something refuses it.</exception>
    public static WorkflowDefinition Read(string json) => Problems(json) is var problems && problems.Any(Refuses)
        ? throw new InvalidDefinitionException(problems)
        : WorkflowDefinitionReader.Read(json, ActivityRegistry.BuiltIn());
}
