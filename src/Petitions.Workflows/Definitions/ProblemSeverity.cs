namespace Petitions.Workflows.Definitions;

/// <summary>How bad a problem in a definition file is.</summary>
public enum ProblemSeverity
{
    /// <summary>The file runs, but something in it is probably not what its author meant.</summary>
    Warning,

    /// <summary>
    /// Something in the file cannot have been meant. Elsa passes over it without a word, so a file of Elsa that has it is
    /// read and runs as there; a host that publishes files of its own refuses it.
    /// </summary>
    Mistake,

    /// <summary>The file is refused.</summary>
    Error,
}
