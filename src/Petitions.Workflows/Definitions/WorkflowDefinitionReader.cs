using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions.Reading;

namespace Petitions.Workflows.Definitions;

/// <summary>Reads definition files of Elsa Workflows 3 and checks them whole.</summary>
public static class WorkflowDefinitionReader
{
    /// <summary>Reads a file. Mistakes that Elsa passes over do not hinder it; they stand in the definition's warnings.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="registry">The activity types it may use.</param>
    /// <exception cref="InvalidDefinitionException">The file has errors; all of them are listed.</exception>
    public static WorkflowDefinition Read(string json, ActivityRegistry registry)
    {
        var problems = new ProblemList();
        var definition = EnvelopeReader.Read(json, registry, problems);
        return definition is not null && !problems.HasErrors ? definition : throw new InvalidDefinitionException(problems.All);
    }

    /// <summary>Lists every problem of a file, warnings included; empty when there is none.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="registry">The activity types it may use.</param>
    public static IReadOnlyList<DefinitionProblem> Check(string json, ActivityRegistry registry)
    {
        var problems = new ProblemList();
        EnvelopeReader.Read(json, registry, problems);
        return problems.All;
    }
}
