namespace Petitions.Workflows.Definitions;

/// <summary>How bad a problem in a definition file is.</summary>
public enum ProblemSeverity
{
    /// <summary>The file runs, but something in it is probably not what its author meant.</summary>
    Warning,

    /// <summary>The file is refused.</summary>
    Error,
}
